package io.octollm.arm.code;

import java.io.StringReader;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML to its end. No DTD is read, no entity expanded, and nothing outside of the text opened. */
final class XmlSyntax implements Syntax {
  @Override
  public Found check(String language, String content) {
    // One a call: a factory is not promised to serve several threads.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(content));
      while (reader.hasNext()) {
        reader.next();
      }
      reader.close();
      return Found.OK;
    } catch (XMLStreamException e) {
      String line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber() + ": ";
      return Found.errors(List.of(line + "the document is not well-formed"));
    }
  }
}
