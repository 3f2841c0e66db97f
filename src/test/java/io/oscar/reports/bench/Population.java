package io.oscar.reports.bench;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Users, each of whom uses up to five services from one or two countries and up to three addresses.
 *
 * @param services how many services there are
 * @param users all of them
 */
record Population(int services, List<User> users) {
  private static final List<String> COUNTRIES =
      List.of("ES", "PT", "FR", "DE", "IT", "NL", "PL", "GR", "TR", "BR", "US", "JP");

  /**
   * A user.
   *
   * @param subject the OIDC {@code sub}
   * @param services numbers of services
   */
  record User(
      String subject, List<Integer> services, List<String> countries, List<String> addresses) {}

  static Population of(int services, int users, RandomGenerator random) {
    List<User> all = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      all.add(user(services, random));
    }
    return new Population(services, List.copyOf(all));
  }

  User anyUser(RandomGenerator random) {
    return anyOf(users, random);
  }

  String anyService(RandomGenerator random) {
    return service(random.nextInt(services));
  }

  static String service(int number) {
    return "service-%02d".formatted(number);
  }

  /** An address of 198.18.0.0/15: public, but reserved for benchmarks and so in no database. */
  static String address(RandomGenerator random) {
    int host = random.nextInt(1 << 17);
    return "198." + (18 + (host >> 16)) + "." + (host >> 8 & 255) + "." + (host & 255);
  }

  static <T> T anyOf(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static User user(int services, RandomGenerator random) {
    byte[] subject = new byte[32];
    random.nextBytes(subject);
    return new User(
        HexFormat.of().formatHex(subject) + "@egi.eu",
        random.ints(random.nextInt(1, 6), 0, services).boxed().toList(),
        random.ints(random.nextInt(1, 3), 0, COUNTRIES.size()).mapToObj(COUNTRIES::get).toList(),
        random.ints(random.nextInt(1, 4)).mapToObj(_ -> address(random)).toList());
  }
}
