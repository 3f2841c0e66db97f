package io.oscar.reports.assembly;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Environment variables with their types; an empty one counts as not set. */
final class Variables {
  private final Map<String, String> environment;

  Variables(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The text of a variable, or null. */
  @Nullable String text(String name) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? null : value;
  }

  String text(String name, String otherwise) {
    String value = text(name);
    return value == null ? otherwise : value;
  }

  boolean isSet(String name) {
    return text(name) != null;
  }

  /** An http or https address, or null. Credentials have variables of their own. */
  @Nullable HttpUrl url(String name, @Nullable String otherwise) {
    String prefix = name.substring(0, name.lastIndexOf('_'));
    return url(name, otherwise, prefix + "_USERNAME and " + prefix + "_PASSWORD");
  }

  /** The same, with the variables that its credentials have. */
  @Nullable HttpUrl url(String name, @Nullable String otherwise, String credentials) {
    String value = isSet(name) ? text(name) : otherwise;
    if (value == null) {
      return null;
    }
    HttpUrl url = HttpUrl.parse(value);
    if (url == null) {
      throw new InvalidSetting(name, "is not an http or https address");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new InvalidSetting(name, "must not hold a user and password: use " + credentials);
    }
    if (url.query() != null || url.fragment() != null) {
      throw new InvalidSetting(name, "must not hold a query or a fragment");
    }
    return url;
  }

  /** A file that can be read, or null. */
  @Nullable Path file(String name) {
    Path path = path(name);
    if (path != null && !(Files.isRegularFile(path) && Files.isReadable(path))) {
      throw new InvalidSetting(name, "'" + path + "' is not a file that can be read");
    }
    return path;
  }

  /** A directory, or null. */
  @Nullable Path directory(String name) {
    Path path = path(name);
    if (path != null && !Files.isDirectory(path)) {
      throw new InvalidSetting(name, "'" + path + "' is not a directory");
    }
    return path;
  }

  /** A path to whatever may be there, or null. */
  @Nullable Path path(String name) {
    String value = text(name);
    try {
      return value == null ? null : Path.of(value);
    } catch (InvalidPathException nonsense) {
      throw new InvalidSetting(name, "is not a path");
    }
  }

  /** A whole number between two others, both included. */
  int number(String name, int least, int most, int otherwise) {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    if (value.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new InvalidSetting(
        name, "'%s' is not a number between %d and %d".formatted(value, least, most));
  }

  /** Whether a variable is {@code true}; one that is not set counts as {@code false}. */
  boolean flag(String name) {
    String value = text(name, "false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidSetting(name, "'" + value + "' is neither true nor false");
    };
  }

  /** A stretch of time such as {@code 50s}, {@code 1m30s} or {@code PT50S}, or null. */
  @Nullable Duration duration(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    String iso = value.toUpperCase(Locale.ROOT);
    try {
      Duration duration = Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
      if (duration.isPositive() && duration.compareTo(Duration.ofDays(1)) <= 0) {
        return duration;
      }
    } catch (DateTimeException nonsense) {
      // Said below.
    }
    throw new InvalidSetting(
        name, "'" + value + "' is not a time up to a day, like 50s, 1m30s or PT50S");
  }
}
