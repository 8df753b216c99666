package io.octollm.reflex;

/** Latitude and longitude in decimal degrees, with three decimals or more. */
final class GeoCoordinates implements Detector {
  static final String TYPE = "GEO_COORDINATES";
  private static final Words FOR = Words.of("lat lng lon latitude longitude gps coordinates coords"
      + " location geo position koordinaten");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    if (n.count() < 2 || n.separator(1) != '.' || n.size(1) < 3 || n.size(0) > 2) {
      return;
    }
    String text = scan.text;
    int second = n.end(1);
    while (second < n.end(1) + 3 && (Chars.at(text, second) == ',' || Chars.at(text, second) == ' ')) {
      second++;
    }
    int end = degrees(text, second);
    if (second == n.end(1) || end < 0 || n.value(0, n.size(0)) > 90) {
      return;
    }
    int start = Chars.at(text, at - 1) == '-' || Chars.at(text, at - 1) == '+' ? at - 1 : at;
    scan.addOver(TYPE, start, end, scan.near(start, end, FOR) ? Level.SHAPED : Level.WEAK);
  }

  private static int degrees(String text, int from) {
    int i = Chars.at(text, from) == '-' || Chars.at(text, from) == '+' ? from + 1 : from;
    int whole = i;
    int value = 0;
    while (Chars.isDigit(Chars.at(text, i)) && i - whole < 4) {
      value = value * 10 + text.charAt(i++) - '0';
    }
    if (i == whole || value > 180 || Chars.at(text, i) != '.') {
      return -1;
    }
    int decimals = ++i;
    while (Chars.isDigit(Chars.at(text, i))) {
      i++;
    }
    return i - decimals >= 3 && !Chars.wordAt(text, i) ? i : -1;
  }
}
