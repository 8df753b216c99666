package io.octollm.schema;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** An event's entry as JSON: its name and its own fields side by side. */
final class EntryJson {
  private static final String NAME = "event";

  private EntryJson() {}

  static SimpleModule addTo(SimpleModule module) {
    return module.addSerializer(new Writer()).addDeserializer(Event.Entry.class, new Reader());
  }

  private static final class Writer extends StdSerializer<Event.Entry> {
    Writer() {
      super(Event.Entry.class);
    }

    @Override
    public void serialize(Event.Entry entry, JsonGenerator json, SerializationContext context) {
      json.writeStartObject(entry);
      context.defaultSerializeProperty(NAME, entry.event(), json);
      entry.fields().forEach((name, value) -> context.defaultSerializeProperty(name, value, json));
      json.writeEndObject();
    }
  }

  private static final class Reader extends StdDeserializer<Event.Entry> {
    Reader() {
      super(Event.Entry.class);
    }

    @Override
    public Event.Entry deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        return (Event.Entry) context.handleUnexpectedToken(getValueType(context), json);
      }
      EventName event = null;
      Map<String, Object> fields = new LinkedHashMap<>();
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        json.nextToken();
        try {
          if (name.equals(NAME)) {
            event = context.readValue(json, EventName.class);
          } else {
            fields.put(name, context.readValue(json, Object.class));
          }
        } catch (JacksonException e) {
          throw DatabindException.wrapWithPath(context, e, new JacksonException.Reference(Event.Entry.class, name));
        }
      }
      return event == null ? context.reportInputMismatch(this, "%s is missing", NAME) : new Event.Entry(event, fields);
    }
  }
}
