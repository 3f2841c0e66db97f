package io.oscar.reports.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Typed access to environment variables; an empty one counts as unset. */
final class EnvironmentVariables {
  private final Map<String, String> environment;

  EnvironmentVariables(Map<String, String> environment) {
    this.environment = environment;
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

  /** An http or https URL, or null. Credentials have variables of their own. */
  @Nullable HttpUrl url(String name, @Nullable String otherwise) {
    String prefix = name.substring(0, name.lastIndexOf('_'));
    return url(name, otherwise, prefix + "_USERNAME and " + prefix + "_PASSWORD");
  }

  /** The same, naming the variables of its credentials in messages. */
  @Nullable HttpUrl url(String name, @Nullable String otherwise, String credentials) {
    String value = isSet(name) ? text(name) : otherwise;
    if (value == null) {
      return null;
    }
    HttpUrl url = HttpUrl.parse(value);
    if (url == null) {
      throw new InvalidSetting(name, "is not an http or https URL");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new InvalidSetting(name, "must not contain credentials: use " + credentials);
    }
    if (url.query() != null || url.fragment() != null) {
      throw new InvalidSetting(name, "must not contain a query or fragment");
    }
    return url;
  }

  /** A readable file, or null. */
  @Nullable Path file(String name) {
    Path path = path(name);
    if (path != null && !(Files.isRegularFile(path) && Files.isReadable(path))) {
      throw new InvalidSetting(name, "'" + path + "' is not a readable file");
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

  /** A path that need not exist, or null. */
  @Nullable Path path(String name) {
    String value = text(name);
    try {
      return value == null ? null : Path.of(value);
    } catch (InvalidPathException nonsense) {
      throw new InvalidSetting(name, "is not a valid path");
    }
  }

  /** An integer within inclusive limits. */
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

  /** Whether a variable is {@code true}; unset counts as {@code false}. */
  boolean flag(String name) {
    String value = text(name, "false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidSetting(name, "'" + value + "' is neither true nor false");
    };
  }

  /** A duration such as {@code 50s}, {@code 1m30s} or {@code PT50S}, or null. */
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
      // Reported below.
    }
    throw new InvalidSetting(
        name, "'" + value + "' is not a duration of at most one day, such as 50s, 1m30s or PT50S");
  }
}
