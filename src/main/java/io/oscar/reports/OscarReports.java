package io.oscar.reports;

public final class OscarReports {
  private OscarReports() {}

  public static void main(String[] a) {}
}
