package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Places on earth: latitude and longitude in decimal degrees or in degrees, minutes and seconds; or
 * one of them under its name. A pair without a word for it is weak, and nothing in a longer list.
 */
final class GeoCoordinates implements Detector {
  static final String TYPE = "GEO_COORDINATES";
  private static final int LEAST_DECIMALS = 3;
  /** Behind whole degrees stand decimals, or the sign that is not ASCII. */
  static final Sides SIDES = Sides.behind(".", Sides.DIGITS);
  private static final Words FOR = Words.of("lat lats lng lon long lngs latitude longitude latlng latlon gps"
      + " coordinates coordinate coords coord location geo geolocation position locatie luogo"
      + " konum standort koordinaten coordonnées coordenadas"
      + " geopoint posición posicion posizione pinged seen map waypoint breitengrad längengrad"
      + " 定位 坐标 位置 座標 緯度経度");
  private static final Words ONE = Words.of("lat lng lon long latitude longitude breitengrad längengrad");

  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    DigitGroups n = scan.number();
    char behind = Chars.at(text, n.end(0));
    if (behind != '°' && (behind != '.' || !isFine(text, n.end(0) + 1)) || scan.inUrl(at)) {
      return;
    }
    if (isLetter(text, at - 2, 'N', 'S') && led(scan, at, behind)) {
      return;
    }
    char sign = Chars.at(text, at - 1);
    int start = (sign == '-' || sign == '+') && !Chars.isWord(Chars.at(text, at - 2)) ? at - 1 : at;
    int first = degrees(text, at, behind);
    if (first < 0 || Chars.isWord(Chars.at(text, start - 1)) || sign == '.') {
      return;
    }
    int second = gap(text, first);
    int end = second == first ? -1 : degrees(text, signed(text, second), behind);
    boolean compass = Chars.is(text.charAt(first - 1), Chars.UPPER | Chars.LOWER);
    if (end < 0 || isVector(text, start, end) && !compass) {
      single(scan, start, first);
    } else if (compass || scan.near(start, end, FOR)) {
      scan.addOver(TYPE, start, end, Level.SHAPED);
    } else if ((scan.brief(start, end) || isSaid(text, start, first, n.size(0)))
        && first - at >= (n.size(0) > 1 ? 6 : 7) && end - second >= 6) {
      scan.addOver(TYPE, start, end, Level.WEAK);
    }
  }

  /**
   * Whether a comma parts the two, and a word or a quote stands before them and no bracket of a list; a bracket behind
   * a blank, or an equals sign, where the first has two digits or more, as few ratios have.
   */
  private static boolean isSaid(Text text, int start, int first, int size) {
    char before = Chars.at(text, start - 1);
    return (Chars.at(text, first) == ',' || Chars.at(text, first) == ';')
        && (Assignments.isQuote(before)
            || size > 1 && (before == '=' || before == '(' && Chars.at(text, start - 2) == ' ')
            || before == ' ' && Chars.at(text, start - 2) == ':'
            || (before == ' ' || before == ';') && Chars.isLetter(Chars.at(text, start - 2)));
  }

  /** {@code N 40.7128, W 74.0060}. */
  private static boolean led(Scan scan, int at, char behind) {
    int first = degrees(scan.text, at, behind);
    int second = first < 0 ? -1 : gap(scan.text, first);
    if (second <= first || !isLetter(scan.text, second, 'E', 'W')) {
      return false;
    }
    int end = degrees(scan.text, second + 2, behind);
    if (end > 0) {
      scan.addOver(TYPE, at - 2, end, Level.SHAPED);
    }
    return end > 0;
  }

  /** {@code N40.7128 W74.0060}. */
  static void verifyGlued(Scan scan, int at) {
    Text text = scan.text;
    char c = text.charAt(at);
    char behind = Chars.at(text, digits(text, at + 1));
    int first = (c == 'N' || c == 'S') && (behind == '.' || behind == '°') ? degrees(text, at + 1, behind) : -1;
    int second = first < 0 ? -1 : gap(text, first);
    boolean east = second > first && "EW".indexOf(Chars.at(text, second)) >= 0;
    int end = east ? degrees(text, second + 1, behind) : -1;
    if (end > 0) {
      scan.addOver(TYPE, at, end, Level.SHAPED);
    }
  }

  /** Whether one of two letters stands alone before a blank. */
  private static boolean isLetter(Text text, int at, char one, char other) {
    char c = Chars.at(text, at);
    return (c == one || c == other) && Chars.at(text, at + 1) == ' ' && !Chars.wordBefore(text, at);
  }

  /** Whether enough decimals follow, or few and a degree's sign or a letter of the compass. */
  private static boolean isFine(Text text, int from) {
    int end = digits(text, from);
    return end - from >= LEAST_DECIMALS || end > from && isDegree(text, end);
  }

  private static boolean isDegree(Text text, int end) {
    char c = Chars.at(text, end);
    return "°NSEW".indexOf(c == ' ' ? Chars.at(text, end + 1) : c) >= 0;
  }

  private static void single(Scan scan, int start, int end) {
    Context context = scan.context(start, end);
    int named = context.distance(ONE);
    if (named >= 0 && named < 2 || scan.label != null && ONE.in(scan.label)) {
      scan.addOver(TYPE, start, end, Level.SHAPED);
    }
  }

  /** Where an angle ends, or -1: {@code 52.5200}, {@code 52.52° N}, {@code 40°26'46"N}. */
  private static int degrees(Text text, int from, char behind) {
    int i = digits(text, from);
    if (i == from || i - from > 3 || Chars.value(text, from, i) > 180 || Chars.at(text, i) != behind) {
      return -1;
    }
    int decimals = 0;
    if (behind == '.') {
      int fraction = i + 1;
      i = digits(text, fraction);
      decimals = i - fraction;
    }
    boolean sexagesimal = Chars.at(text, i) == '°';
    if (sexagesimal) {
      i = arc(text, i + 1);
    }
    int letter = Chars.at(text, i) == ' ' ? i + 1 : i;
    boolean compass = "NSEWO".indexOf(Chars.at(text, letter)) >= 0
        || sexagesimal && "nsew".indexOf(Chars.at(text, letter)) >= 0;
    if (compass && !Chars.wordAt(text, letter + 1)) {
      return letter + 1;
    }
    return Chars.wordAt(text, i) || !sexagesimal && decimals < LEAST_DECIMALS ? -1 : i;
  }

  private static int arc(Text text, int from) {
    int i = from;
    for (int part = 0; part < 2; part++) {
      int number = Chars.at(text, i) == ' ' ? i + 1 : i;
      int end = digits(text, number);
      if (Chars.at(text, end) == '.' && end > number) {
        end = digits(text, end + 1);
        if (!Chars.wordAt(text, end) && "'\"′″’”".indexOf(Chars.at(text, end)) < 0) {
          return end; // minutes with decimals, and no sign behind them
        }
      }
      if (end == number || "'\"′″’”".indexOf(Chars.at(text, end)) < 0) {
        return i;
      }
      i = end + 1;
    }
    return i;
  }

  private static int gap(Text text, int from) {
    int i = from;
    while (i - from < 3 && (Chars.at(text, i) == ',' || Chars.at(text, i) == ' ' || Chars.at(text, i) == '/'
        || Chars.at(text, i) == ';')) {
      i++;
    }
    return i;
  }

  private static int signed(Text text, int from) {
    char c = Chars.at(text, from);
    return c == '-' || c == '+' || c == '−' ? from + 1 : from;
  }

  /** Whether more numbers follow or precede, as in a list. */
  private static boolean isVector(Text text, int start, int end) {
    int next = gap(text, end);
    boolean after = next > end && Chars.at(text, end) != ' ' && Chars.at(text, end) != '\n'
        && Chars.at(text, digits(text, signed(text, next))) == '.';
    int i = start;
    while (i > 0 && start - i < 3 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == ',')) {
      i--;
    }
    return after || i < start && text.charAt(i) == ',' && i > 0 && Chars.isDigit(text.charAt(i - 1))
        && text.indexOf('.', Math.max(0, i - 8)) < i;
  }

  private static int digits(Text text, int from) {
    int i = from;
    while (Chars.isDigit(Chars.at(text, i)) && i - from < 18) {
      i++;
    }
    return i;
  }
}
