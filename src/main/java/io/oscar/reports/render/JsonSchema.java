package io.oscar.reports.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonValueFormat;

/**
 * The JSON Schema (2020-12, as used by OpenAPI 3.1) of what a mapper writes, derived from its
 * serializers, so that it always matches the responses.
 */
final class JsonSchema extends JsonFormatVisitorWrapper.Base {
  private final Map<String, Object> schema;

  private JsonSchema(Map<String, Object> schema) {
    this.schema = schema; // the mapper sets the context
  }

  private JsonSchema(SerializationContext context, Map<String, Object> schema) {
    super(context);
    this.schema = schema;
  }

  /** The schema of a type; for a sealed type, any of its records. */
  static Map<String, Object> of(JsonMapper mapper, Class<?> type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    mapper.acceptJsonFormatVisitor(type, new JsonSchema(schema));
    return schema;
  }

  private Map<String, Object> ofPart(JsonFormatVisitable part, JavaType type) {
    Map<String, Object> found = new LinkedHashMap<>();
    part.acceptJsonFormatVisitor(new JsonSchema(getContext(), found), type);
    return found;
  }

  @Override
  public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
    Class<?>[] kinds = type.getRawClass().getPermittedSubclasses();
    if (kinds != null) {
      List<Object> schemas = new ArrayList<>();
      for (Class<?> kind : kinds) {
        JavaType known = getContext().constructType(kind);
        schemas.add(ofPart(getContext().findValueSerializer(known), known));
      }
      schema.put("anyOf", schemas);
      return new JsonObjectFormatVisitor.Base(getContext());
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    return new Properties(type.getRawClass(), properties);
  }

  @Override
  public JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
    schema.put("type", "array");
    return new JsonArrayFormatVisitor.Base(getContext()) {
      @Override
      public void itemsFormat(JsonFormatVisitable handler, JavaType elementType) {
        schema.put("items", ofPart(handler, elementType));
      }

      @Override
      public void itemsFormat(JsonFormatTypes format) {
        schema.put("items", Map.of("type", format.name().toLowerCase(Locale.ROOT)));
      }
    };
  }

  @Override
  public JsonStringFormatVisitor expectStringFormat(JavaType type) {
    schema.put("type", "string");
    return new JsonStringFormatVisitor.Base() {
      @Override
      public void format(JsonValueFormat format) {
        schema.put("format", format.toString());
      }

      @Override
      public void enumTypes(Set<String> names) {
        schema.put("enum", List.copyOf(names));
      }
    };
  }

  @Override
  public JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
    schema.put("type", "number");
    return new JsonNumberFormatVisitor.Base();
  }

  @Override
  public JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
    schema.put("type", "integer");
    return new JsonIntegerFormatVisitor.Base();
  }

  /** The fields of an object; the record determines which are optional. */
  private final class Properties extends JsonObjectFormatVisitor.Base {
    private final Class<?> owner;
    private final Map<String, Object> properties;

    Properties(Class<?> owner, Map<String, Object> properties) {
      super(JsonSchema.this.getContext());
      this.owner = owner;
      this.properties = properties;
    }

    @Override
    public void property(BeanProperty property) {
      optionalProperty(property);
    }

    @Override
    public void optionalProperty(BeanProperty property) {
      JavaType type = property.getType();
      properties.put(
          property.getName(),
          ofPart(getContext().findPrimaryPropertySerializer(type, property), type));
      if (isAlwaysThere(property)) {
        required().add(property.getName());
      }
    }

    @SuppressWarnings("unchecked")
    private List<Object> required() {
      return (List<Object>) schema.computeIfAbsent("required", none -> new ArrayList<>());
    }

    private boolean isAlwaysThere(BeanProperty property) {
      RecordComponent[] components = owner.getRecordComponents();
      return components != null
          && property.findPropertyInclusion(getContext().getConfig(), owner).getValueInclusion()
              != JsonInclude.Include.NON_EMPTY
          && Arrays.stream(components)
              .filter(component -> component.getName().equals(property.getMember().getName()))
              .anyMatch(
                  component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }
  }
}
