package io.oscar.reports.engine;

import io.oscar.reports.report.Completeness;
import io.oscar.reports.report.SourceName;
import io.oscar.reports.report.SourceStatus;
import io.oscar.reports.source.CountryLookup;
import io.oscar.reports.tally.Folded;
import io.oscar.reports.tally.Origin;
import io.oscar.reports.tally.Tally;
import java.util.ArrayList;
import java.util.List;

/** The status of country attribution: how many requests have a country, and why not more. */
final class CountryAttribution {
  private long attributed;
  private long unknown;
  private long withoutAddress;

  private CountryAttribution(Tally tally) {
    tally.forEachOrigin((service, origin, count) -> add(origin, count));
  }

  /**
   * The status of the attribution.
   *
   * @param requests the completeness of the requests, which limits that of the attribution
   */
  static SourceStatus status(Tally tally, Completeness requests, CountryLookup countries) {
    var attribution = new CountryAttribution(tally);
    Folded.Part folded = tally.folded().origins();
    Completeness own = attribution.completeness(countries);
    if (!folded.isEmpty() && own == Completeness.OK) {
      own = Completeness.PARTIAL;
    }
    Completeness worse = own.compareTo(requests) >= 0 ? own : requests;
    List<String> notes = attribution.notes(countries);
    if (!folded.isEmpty()) {
      notes.add(FoldNotes.ofTooMany("countries", "from", folded));
    }
    if (worse != Completeness.OK && notes.isEmpty()) {
      notes.add("the requests are " + requests);
    }
    return SourceStatus.of(SourceName.COUNTRY_ATTRIBUTION, worse, tally.newest(), notes);
  }

  private void add(Origin origin, long count) {
    if (origin.isCountry()) {
      attributed += count;
    } else if (origin.isAttributable()) {
      unknown += count;
    } else {
      withoutAddress += count;
    }
  }

  /** With a database an unknown address is a result; without one it is a gap. */
  private Completeness completeness(CountryLookup countries) {
    if (unknown == 0 || countries.isAvailable()) {
      return Completeness.OK;
    }
    return attributed == 0 ? Completeness.MISSING : Completeness.PARTIAL;
  }

  private List<String> notes(CountryLookup countries) {
    var notes = new ArrayList<String>();
    if (unknown > 0) {
      notes.add(unknown + " requests from public addresses have no country");
    }
    if (withoutAddress > 0) {
      notes.add(withoutAddress + " requests came from private addresses, which have no country");
    }
    if (!countries.notes().isEmpty() && (unknown > 0 || countries.isAvailable())) {
      notes.add(countries.notes());
    }
    return notes;
  }
}
