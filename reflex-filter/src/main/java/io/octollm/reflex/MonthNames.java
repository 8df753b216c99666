package io.octollm.reflex;

/** The names of the months in the languages of Europe, Asia and Africa, in the cases that dates have them in. */
final class MonthNames {
  static final String ROMANCE_AND_CELTIC = "gener febrer març abril maig juny juliol agost setembre octubre novembre"
      + " desembre xaneiro febreiro xuño xullo outubro decembro"
      + " eanáir feabhra márta aibreán bealtaine meitheamh iúil lúnasa samhain nollaig"
      + " ionawr chwefror mawrth ebrill mehefin gorffennaf awst hydref tachwedd rhagfyr"
      + " urtarrila otsaila martxoa apirila maiatza ekaina uztaila abuztua iraila urria azaroa abendua"
      + " urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren irailaren urriaren"
      + " azaroaren abenduaren";
  static final String NORDIC_AND_BALTIC = "janúar febrúar apríl maí júní júlí ágúst október nóvember"
      + " tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu"
      + " jaanuar veebruar märts aprill juuni juuli oktoober detsember jaanuari veebruari märtsi aprilli augusti"
      + " septembri oktoobri novembri detsembri"
      + " sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio"
      + " sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis"
      + " janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris"
      + " janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī"
      + " janvāra februāra marta aprīļa maija jūnija jūlija septembra oktobra novembra decembra";
  static final String SLAVIC = "styczeń luty marzec kwiecień czerwiec lipiec sierpień wrzesień październik grudzień"
      + " leden únor březen duben květen červen červenec srpen září říjen prosinec marec máj jún júl"
      + " januar februar mart april jun jul avgust septembar oktobar novembar decembar januara februara aprila juna"
      + " jula avgusta septembra oktobra novembra decembra januarja februarja junija julija junij julij"
      + " siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga studenog prosinca"
      + " siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni"
      + " януари февруари март април май юни юли август септември октомври ноември декември"
      + " јануар фебруар март април мај јун јул август септембар октобар новембар децембар"
      + " јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра"
      + " јануари февруари јуни јули"
      + " январь февраль март апрель июнь июль август сентябрь октябрь ноябрь декабрь"
      + " січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"
      + " студзеня лютага сакавіка красавіка траўня чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня";
  static final String OTHER_EUROPEAN = "ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος"
      + " σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος μαίου"
      + " janar shkurt prill qershor korrik gusht shtator tetor nëntor dhjetor"
      + " márc ápr szept febr"
      + " იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი"
      + " იანვარს თებერვალს მარტს აპრილს მაისს ივნისს ივლისს აგვისტოს სექტემბერს ოქტომბერს ნოემბერს დეკემბერს"
      + " հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի";
  static final String TURKIC = "yanvar fevral aprel iyun iyul avqust sentyabr oktyabr noyabr dekabr avgust sentabr"
      + " oktabr қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан";
  static final String SEMITIC = "يناير فبراير مارس أبريل ابريل إبريل مايو يونيو يوليو أغسطس اغسطس سبتمبر أكتوبر"
      + " اكتوبر نوفمبر ديسمبر شباط آذار نيسان أيار حزيران تموز أيلول جانفي فيفري أفريل جوان جويلية"
      + " ינואר פברואר מרץ מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"
      + " בינואר בפברואר במרץ במרס באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר";
  /** Of the sun's calendar and the moon's, by which Persia and Arabia count their years, and of ours. */
  static final String PERSIAN_AND_URDU = "فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر آبان آذر دی بهمن اسفند"
      + " حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت محرم صفر رجب شعبان رمضان شوال"
      + " ژانویه فوریه آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"
      + " جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر";
  static final String INDIAN = "मई सितम्बर जानेवारी फेब्रुवारी एप्रिल मे जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर"
      + " জানুয়ারি জানুয়ারি জানুয়ারী ফেব্রুয়ারি ফেব্রুয়ারি ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট আগষ্ট"
      + " সেপ্টেম্বর"
      + " অক্টোবর নভেম্বর ডিসেম্বর"
      + " ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்"
      + " జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జూలై ఆగస్టు ఆగస్ట్ సెప్టెంబర్ సెప్టెంబరు అక్టోబర్ అక్టోబరు నవంబర్"
      + " నవంబరు"
      + " డిసెంబర్ డిసెంబరు"
      + " ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್"
      + " ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ് മെയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ"
      + " જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઓગસ્ટ સપ્ટેમ્બર ઓક્ટોબર નવેમ્બર ડિસેમ્બર"
      + " ਜਨਵਰੀ ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ";
  static final String SOUTHERN = "mac ogos disember januari februari jun julai"
      + " pebrero marso mayo hunyo hulyo setyembre oktubre nobyembre disyembre"
      + " machi aprili agosti septemba oktoba novemba desemba"
      + " januarie februarie junie julie augustus"
      + " januwari februwari mashi ephreli meyi julayi agasti septhemba okthoba novemba disemba"
      + " janairu fabrairu maris afrilu mayu yuni yuli satumba oktoba nuwamba disamba";

  private MonthNames() {}
}
