package io.octollm.reflex;

/** What telephones and their numbers are called, and verbs for calling. */
final class PhoneNames {
  static final Words WORDS = Words.of("phone phones telephone landline tel mobile mobil cell cellphone call fax"
      + " contact whatsapp sms dial hotline helpline telefon handy mobiel telefoon telnr tlf tlfn tfno hp numaram cel"
      + " telefono teléfono móvil movil celular téléphone portable telefone telefonnummer ph cellulare recapito"
      + " telemóvel gsm bellen erreichbar rückruf rückfragen kontakt contacto puhelin puh matkapuhelin komórka"
      + " telemovel mobilnummer mobilnr ringe llame llamar ligue chamar chiamare chiamate volejte linka телефону 手机号"
      + " 手机号码 联系电话 咨询电话 请致电 致电 手機 τηλ κινητό τηλέφωνο llámenme soittakaa hubungi fone liguem thoại τηλεφωνο"
      + " telefonszam telefonszám טלפון נייד هاتفي الهاتف телефон тел 전화 전화번호 연락처 휴대폰 電話 電話番号 携帯 电话 手机 telèfon"
      + " telèfons mòbil truqueu telefonen telefonnr telefoni telefonul telefonu telefonem telefonom telefonoa"
      + " telefonoak telefona telefonas telefonai telefoninumero telefonnumret mobiltelefon mobilen mobilní mobilný"
      + " mobilni mobitel mob mobilusis mobilais mobiil mobiilinumber anrufen rappeler rappelez joignable síminn sími"
      + " síma símanúmer farsími farsíma guthán fón ffôn ffoniwch puhelimeen puhelinnumero puhelinnumeroni soita"
      + " numerze zadzwoń zadzwonić zadzwoncie komórkowy komórkowego zavolejte zavolajte volajte hívjon hívjanak"
      + " mobilom telefonszámom telefonszáma sunați sunati telefonului телефонът мобилен обадете дзвоніть"
      + " зателефонуйте телефоном мобільний мобильный мобильного звоните позвоните перезвоните моб тэлефон pozovite"
      + " zovite nazovite позовите телефона pokličite τηλεφώνου κινητού καλέστε skambinkite tālrunis tālr نقال تلفون"
      + " tālruni tālruņa zvaniet zvani zvanīt helistage helista helistada telefonin telefonim telefonunuz arayın"
      + " arayınız הטלפון הנייד טלפונית בטלפון פלאפון תתקשרו התקשרו هاتف جوال الجوال جوالي موبايل الموبايل محمول"
      + " للتواصل اتصل تلفن تماس موبایل فون موبائل telepon telp ponsel teleponnya bimbit tawagan selpon telepono simu"
      + " piga selfoon foonnommer ucingo ტელეფონი ტელეფონის ტელ მობილური հեռախոս հեռախոսի հեռ 手提電話 聯絡電話 連絡先 携帯番号 휴대전화"
      + " 핸드폰 연락바랍니다 bizum twint swish vipps mobilepay mbway κιν τηλεφ τηλέφ κινητά");
  /** Those of scripts that have marks within words, which no set of words holds. */
  private static final Names MARKED = Names.of("मोबाइल", "मोबाईल", "फ़ोन", "फोन", "दूरभाष", "भ्रमणध्वनी", "संपर्क",
      "ফোন", "মোবাইল", "தொலைபேசி", "கைபேசி", "அலைபேசி", "போன்", "మొబైల్", "ఫోన్", "ಮೊಬೈಲ್", "ದೂರವಾಣಿ", "ഫോൺ", "മൊബൈൽ",
      "મોબાઇલ", "ફોન", "ਮੋਬਾਈਲ", "ਫ਼ੋਨ", "โทร", "โทรศัพท์", "มือถือ", "เบอร์");
  /** Whose number it is, of whom one has no other. */
  private static final Names OWNED = Names.of("ring på", "ring til", "ring mig", "ring meg", "ring mig på",
      "ring gerne", "cep telefonu", "cep no", "mit nummer", "mitt nummer", "min nummer", "mors nummer", "fars nummer",
      "moderens nummer", "mijn nummer", "meine nummer", "meiner nummer", "my number", "mon numéro", "mi número",
      "mi numero", "meu número", "il mio numero", "mio numero", "el meu número", "mój numer", "moje číslo", "mé číslo",
      "môj číslo", "мой номер", "мій номер", "моят номер", "мојот број", "мој број", "moj broj", "moja številka",
      "mano numeris", "mans numurs", "minu number", "numri im", "benim numaram", "numaram", "رقمي", "המספר שלי",
      "nomor saya", "wa saya", "no wa", "nomor wa", "meu zap", "zap", "namba yangu", "my nommer", "ο αριθμός μου",
      "numărul meu", "a számom", "我的号码", "我的號碼");
  private static final Words NUMBERS = Words.of("ring cep nummer number numéro número numero numer číslo номер број"
      + " broj številka numeris numurs numri numaram رقمي המספר nomor saya wa zap namba yangu nommer αριθμός μου meu"
      + " im numărul számom שלי 号码 號碼");

  private static final int MOST_BETWEEN = 20;

  private PhoneNames() {}

  /** Whether one is nearest that no single word tells. */
  static boolean areNear(Scan scan, int start, int end) {
    return isMarked(scan, start, end) && MARKED.nearest(scan, Phone.TYPE, start, end) == Names.Nearest.OWN
        || scan.near(start, end, NUMBERS) && OWNED.nearest(scan, Phone.TYPE, start, end) == Names.Nearest.OWN;
  }

  /** Whether a word stands before a number with nothing but few small letters between, or a name that no word tells. */
  static boolean areBeside(Scan scan, int start, int end) {
    Context context = scan.context(start, end);
    int distance = context.distance(WORDS);
    int place = distance < 0 ? end : context.place(distance);
    if (place > start || start - place > MOST_BETWEEN) {
      return areNear(scan, start, end);
    }
    for (int i = place; i < start; i++) {
      char c = scan.text.charAt(i);
      if (c == '\n' || Chars.isDigit(c) || (WordEnds.KINDS[c] & WordEnds.UPPER) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether words with marks within stand right before a number, or name its column. */
  private static boolean isMarked(Scan scan, int start, int end) {
    if (!scan.text.isEastern()) {
      return false;
    }
    int name = scan.context(start, end).nameEnd();
    char last = Chars.at(scan.text, name - 1);
    return FreeForm.isInMarks(scan.text, start) || name > 0 && last >= Names.UNSPACED && last < FreeForm.FIRST_GEORGIAN;
  }
}
