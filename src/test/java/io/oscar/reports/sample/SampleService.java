package io.oscar.reports.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * A service of the sample cluster.
 *
 * @param name its name
 * @param sync how often it is called synchronously, as a weight
 * @param async how often asynchronously
 * @param exposed how often its own API is called
 * @param cpuHours what one execution takes
 * @param gpuHours what one execution takes
 * @param lastDay the last day it is deployed
 */
record SampleService(
    String name,
    int sync,
    int async,
    int exposed,
    double cpuHours,
    double gpuHours,
    LocalDate lastDay) {

  /** The services, of which one is deleted in September. */
  static final List<SampleService> ALL =
      List.of(
          of("yolov8", 260, 90, 0, 0.012, 0.006),
          of("plants-classifier", 180, 60, 0, 0.018, 0.004),
          of("body-pose-detection", 70, 60, 0, 0.035, 0.021),
          of("cowsay", 90, 10, 0, 0.001, 0),
          of("audio-transcribe", 40, 70, 0, 0.092, 0.064),
          of("ndvi-timeseries", 0, 110, 0, 0.21, 0),
          of("fish-counter", 60, 40, 0, 0.041, 0.017),
          of("grayify", 40, 50, 0, 0.002, 0),
          of("jupyter-lab", 0, 0, 140, 0.03, 0),
          of("litter-map-api", 20, 0, 120, 0.004, 0),
          of("llm-chat", 60, 0, 90, 0.025, 0.022),
          new SampleService("mangrove-demo", 70, 20, 30, 0.015, 0.003, LocalDate.of(2026, 9, 17)));

  private static SampleService of(
      String name, int sync, int async, int exposed, double cpuHours, double gpuHours) {
    return new SampleService(name, sync, async, exposed, cpuHours, gpuHours, LocalDate.MAX);
  }

  boolean isDeployedOn(LocalDate day) {
    return !day.isAfter(lastDay);
  }
}
