package io.oscar.reports.sample;

import java.util.List;

/**
 * Somebody, or something, that calls the sample cluster.
 *
 * <p>The public addresses are those of universities and research networks in twelve countries, as
 * the CC0 database attributes them; 192.0.2.0/24 is for documentation and in no country.
 *
 * @param user the user field of the log
 * @param addresses where the calls come from; the country of each follows
 * @param weight how often it calls
 */
record SampleCaller(String user, List<String> addresses, int weight) {

  /** The callers with a user, and the rest. */
  static final List<SampleCaller> ALL =
      List.of(
          egi("62bb11b40398f73778b66f344d282242debb8ee3ebb106717a123ca213162926", 30, "158.42.4.1"),
          egi(
              "0f3c9a5de17c46d2a9a4d2f6c7c0b8e1a55f3f1c9ed7b2406c8d1e9f20ab7731",
              22,
              "147.156.1.7"),
          egi(
              "a91d44c02b7e4f15b6d8e03ac95f7716d2c4be8890f1a3675de2047bc81f6e3d",
              18,
              "193.136.2.10"),
          egi(
              "7be0d19f5ac24386b1e7f49d60823c5a9f14e6d7b8c03521ae69f7d04b82c15e",
              16,
              "141.52.27.1"),
          egi(
              "d45f8a7210be49c3876ad1e5f09b3c62417ed8a5f6b9023ce81d74f05a6b9c3e",
              15,
              "131.154.1.9"),
          egi(
              "3ce71b08fd9246a5bc1ef7d4508a6923e4d1c7b56f80392ad5e6174cb9f803a1",
              12,
              "134.158.1.21"),
          egi("c806e2a3b7f141d59ae4036bd8f7215c6e90b4a3d7f2185c0be96d4713af582e", 9, "145.100.1.3"),
          egi("519fa7cd3e0846b2a8d5c1e9f37064b2d81e5fa0c9b7364e2d1f8a60753cbe94", 8, "149.156.1.5"),
          of("2f6d3f0a-7c41-4b8e-9a55-0e1c8d7b6a42", 14, "161.116.1.8", "2001:720:1c84::7"),
          of("b1a9c5de-8f02-4e6b-bd13-5c7e9f0a2d84", 12, "193.137.28.10", "2001:690:21c0::5"),
          of("60e4d7b2-1a3c-4f95-8e0d-9b2c6f7a1e53", 10, "147.251.1.12"),
          of("f7c20b8e-5d94-4a61-b3e8-1d0f6a9c7b25", 9, "194.177.210.1"),
          of("8d5e1fa3-0b67-4c29-9f4a-e6b3c8d2071f", 8, "128.141.1.30"),
          of("4a0c9e6f-b2d1-4835-a7fe-3c5b8d1e9062", 7, "161.53.1.2"),
          of("e93b7d15-6f8a-4d02-8c1b-7a4e0f5d2b96", 6, "130.209.1.44"),
          of("15d8b4c7-9e3f-4a70-b6d2-f0c1a8e7593b", 5, "192.0.2.17"),
          of("auth0|65f0c2a9d41b7e0012ab34cd", 6, "2001:760:4::9"),
          of("oscar", 12, "172.25.0.1", "158.42.4.22"),
          of("nil", 10, "10.244.2.15"),
          of("", 2, "10.244.2.31", "192.0.2.90"));

  /** What MinIO calls when a file arrives. */
  static final SampleCaller MINIO = of("minio", 1, "10.244.3.9");

  private static SampleCaller egi(String hash, int weight, String... addresses) {
    return of(hash + "@egi.eu", weight, addresses);
  }

  private static SampleCaller of(String user, int weight, String... addresses) {
    return new SampleCaller(user, List.of(addresses), weight);
  }
}
