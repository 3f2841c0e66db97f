package io.oscar.reports.source.geoip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes small country databases (maxmind.github.io/MaxMind-DB, format 2.0): 24-bit records, IPv4
 * networks under ::/96, strings under 29 bytes.
 */
public final class MmdbFile {
  private static final int FREE = -1;

  private final List<int[]> nodes = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  // A leaf holds its data's offset, moved so that it is no node: -2 is offset 0.
  private static final int FIRST_LEAF = -2;

  /** A database of no network. */
  public MmdbFile() {
    nodes.add(new int[] {FREE, FREE});
  }

  /** Adds a network, which overlaps with no other one, and its record. */
  public MmdbFile with(String address, int prefix, Map<String, ?> network) {
    byte[] bytes = InetAddress.ofLiteral(address).getAddress();
    int before = bytes.length == 4 ? 96 : 0;
    int node = 0;
    for (int bit = 0; bit < before + prefix - 1; bit++) {
      node = child(node, bit(bytes, bit - before));
    }
    nodes.get(node)[bit(bytes, prefix - 1)] = FIRST_LEAF - data.size();
    write(data, network);
    return this;
  }

  byte[] toBytes() {
    var file = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int record : node) {
        writeNumber(file, value(record), 3);
      }
    }
    file.writeBytes(new byte[16]);
    file.writeBytes(data.toByteArray());
    file.writeBytes("\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
    write(file, metadata());
    return file.toByteArray();
  }

  /** Writes the database; returns the file. */
  public Path writeTo(Path file) throws IOException {
    return Files.write(file, toBytes());
  }

  private Map<String, Object> metadata() {
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("node_count", nodes.size());
    metadata.put("record_size", (short) 24);
    metadata.put("ip_version", (short) 6);
    metadata.put("database_type", "Test-Country");
    metadata.put("languages", List.of("en"));
    metadata.put("binary_format_major_version", (short) 2);
    metadata.put("binary_format_minor_version", (short) 0);
    metadata.put("build_epoch", 1_790_000_000L);
    metadata.put("description", Map.of("en", "test"));
    return metadata;
  }

  private int value(int record) {
    if (record == FREE) {
      return nodes.size();
    }
    return record >= 0 ? record : nodes.size() + 16 + FIRST_LEAF - record;
  }

  private int child(int node, int bit) {
    if (nodes.get(node)[bit] == FREE) {
      nodes.add(new int[] {FREE, FREE});
      nodes.get(node)[bit] = nodes.size() - 1;
    }
    return nodes.get(node)[bit];
  }

  private static int bit(byte[] bytes, int bit) {
    return bit < 0 ? 0 : (bytes[bit / 8] >> (7 - bit % 8)) & 1;
  }

  private static void write(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(2 << 5 | bytes.length);
        out.writeBytes(bytes);
      }
      case Map<?, ?> map -> {
        out.write(7 << 5 | map.size());
        map.forEach(
            (name, element) -> {
              write(out, name);
              write(out, element);
            });
      }
      case List<?> list -> {
        out.write(list.size());
        out.write(11 - 7);
        list.forEach(element -> write(out, element));
      }
      case Short number -> {
        out.write(5 << 5 | 2);
        writeNumber(out, number, 2);
      }
      case Integer number -> {
        out.write(6 << 5 | 4);
        writeNumber(out, number, 4);
      }
      case Long number -> {
        out.write(8);
        out.write(9 - 7);
        writeNumber(out, number, 8);
      }
      default -> throw new IllegalArgumentException("no such type: " + value);
    }
  }

  private static void writeNumber(ByteArrayOutputStream out, long number, int bytes) {
    for (int i = bytes - 1; i >= 0; i--) {
      out.write((int) (number >> (8 * i)));
    }
  }
}
