package io.octollm.reflex.injection;

/** Polish. Its verbs bear their subject: {@code jesteś} is "you" and "are". */
final class Polish {
  static final String WORDS = """
      IGNORE: zignorował zignorowała pominął zapomniał zapomniała ignorował pomijał ignorujesz zignoruj ignoruj
      IGNORE: zignorować ignorować zignorujcie ignorujcie zignoruje zapomnij zapomnieć zapomnijcie pomiń pomijaj
      IGNORE: pominąć pomijać pomińcie zlekceważ lekceważ olej olać przeocz
      DROP: odrzuć porzuć usuń skasuj anuluj unieważnij nadpisz wymaż wyczyść wyrzuć wykasuj odwołaj zastąp
      DROP: zresetuj odrzucić porzucić usunąć skasować anulować unieważnić nadpisać wymazać wyczyścić
      LIFT: wyłącz wyłączyć dezaktywuj obejdź obejść omiń ominąć omijaj obchodź złam łam złamać zdejmij znieś
      LIFT: usuń przełam ignoruj zignoruj narusz zignorować wyłączaj
      FOLLOW: stosował przestrzegał słuchał trzymał przestrzegaj przestrzegać przestrzegasz przestrzega stosuj
      FOLLOW: stosować stosujesz słuchaj słuchać słuchasz wykonuj wykonywać trzymaj trzymać trzymasz kieruj
      FOLLOW: kierować przejmuj przejmować zważaj zwracaj respektuj respektować zwracać kierujesz stosuje
      OBEY: słuchaj słuchasz słucha posłuchaj
      VOID: tracą straciły nieaktualna unieważniam anuluję nieważna nieważne nieaktualne anulowane odwołane
      VOID: wygasły uchylone unieważnione skasowane usunięte zniesione cofnięte przestały przestają przestarzałe
      VOID: nieobowiązujące anulowano
      BOUND: ograniczony związany zobowiązany skrępowany ograniczają wiążą obowiązują
      NOT: zabronił zabroniono zakazano zakazał nie nigdy przestań bez ani żadnego
      NO: bez żadne żadnych żadnej żadnego żaden brak
      FREE: wolny wolna wolne uwolniony uwolniona uwolnił
      INSTEAD: zamiast
      OPPOSITE: odwrotnie odwrotność przeciwnie przeciwieństwo odwrotnego
      CHANGED: zmieniono zmieniony zmieniły zmienione zaktualizowano zaktualizowane
      MEMORY: pamięć pamięci
      ORDERS: wskazówkom wytycznym dyrektywami instrukcje instrukcji instrukcję instrukcja instrukcjami
      ORDERS: instrukcjach instrukcjom wytyczne wytycznych wytycznymi dyrektywy dyrektyw wskazówki wskazówek
      ORDERS: zalecenia zaleceń wskazówkami
      LAWS: zasady zasad zasadami zasadach zasadom reguły reguł regułami regułach ograniczenia ograniczeń
      LAWS: ograniczeniach przepisy przepisów normy restrykcje restrykcji regulamin
      COMMANDS: polecenia polecenie poleceń poleceniami rozkazy rozkaz rozkazów komendy nakazy poleceniom
      PROMPT: prompta promptu promptem prompty prompcie instrukcje instrukcji wytyczne wytycznych promptów
      GUARDS: filtra hamulce cenzurą ograniczenia ograniczeń restrykcje restrykcji zabezpieczenia zabezpieczeń
      GUARDS: granic granice hamulców cenzury cenzura cenzurę moralności moralność etyki etykę wytyczne
      GUARDS: wytycznych skrupułów blokady
      FILTERS: filtr filtra blokady filtry filtrów zasady zasad reguły reguł ograniczenia ograniczeń
      MORAL: etycznych etyczne moralnych moralne etyczny moralny moralnej etyki moralności bezpieczeństwa
      ABOVE: powyższym powyższymi powyżej powyższe powyższych powyższą powyższy powyższego powyższej wyżej
      BEFORE: przed poprzedzających wcześniej przedtem uprzednio poprzednio poprzedza dotychczas dotąd
      OLD: poprzednia wcześniejsza wcześniejszą wcześniejszej pierwotną poprzednim wcześniejszym poprzednie
      OLD: poprzednich poprzedni poprzednią poprzedniej poprzednimi wcześniejsze wcześniejszych wcześniejszy
      OLD: dotychczasowe dotychczasowych uprzednie pierwotne pierwotnych początkowe początkowych dawne obecne
      OLD: obecnych wcześniejszymi poprzedniego
      ALL: wszystkie wszystkich wszystkimi każde każdy każdą każdego cały całą całe całej całość wszelkie
      ALL: wszelkich
      YOUR: twoje twoich twój twoja twoją twojego twojej twoim twoimi swoje swoich swój swoją swojego swojej
      YOUR: swoim swoimi pańskie pańskich
      MY: moje moich mój moja moją moim mojego
      THESE: tych tego tej tym
      NEW: nowe nowych nowy nowa nową prawdziwe prawdziwych inne
      TEXT: wiadomością rozmowie rozmową konwersacji konwersacja zadaniu tekstu tekstem wiadomość wiadomości
      TEXT: rozmowa rozmowy rozmowę kontekst treść treści zadanie tłumaczenie tłumaczeniu recenzja recenzję
      TEXT: streszczenie podsumowanie
      EVERYTHING: wszystko wszystkim wszystkiego
      WHAT: czego jakie jaki jaka jaką jakich czym
      TOLD: zapisano wgrano otrzymane zlecono powiedziano powiedział powiedziałem mówiono kazano polecono dano
      TOLD: dostałeś dostałaś otrzymałeś otrzymałaś podano przekazano nauczono zaprogramowano narzucono
      TOLD: narzucone nakazano podane powiedzieli dali kazali
      MADE: twórcami producent autor programistą twórcy twórców twórca twórcę programiści programistów
      MADE: programista deweloperzy deweloperów administratora producenta właściciela autorów operatora
      REVEAL: ujawnij ujawnić ujawniaj zdradź zdradzić wyjaw wyjawić odsłoń powtórz powtórzyć
      BETRAY: ujawnij ujawnić ujawniaj zdradź zdradzić wyjaw wyjawić odsłoń
      SHOW: przeczytaj odczytaj ujawnij pokaż pokazać wyświetl wyświetlić wypisz wypisać podaj podać wydrukuj
      SHOW: wydrukować zacytuj przytocz daj udostępnij przedstaw powiedz skopiuj
      HAND: napisz przetłumacz streść podsumuj wyślij prześlij zacytuj skopiuj wklej wymień opisz przepisz
      HAND: przekaż zakoduj wypisz
      REPEAT: powtórz powtarzaj powtórzyć przepisz zacytuj skopiuj wypisz
      WORDS: słowa zdania wszystko
      SYS: systemowa systemowy systemowe systemowych systemowego systemową systemowej systemowym systemu
      FIRST: początkowy początkowe pierwotny pierwotne pierwszy pierwszą pierwsze pierwszej pełny pełną pełne
      FIRST: cały całą kompletną oryginalne wewnętrzne wewnętrznych
      HIDDEN: ukryta tajna tajnymi ukrytymi poufną ukryte ukryty ukrytych ukrytą ukrytego tajne tajny tajnych
      HIDDEN: tajną tajnego poufne poufnych wewnętrzne
      MESSAGE: wiadomością wiadomościami wiadomość wiadomości komunikat instrukcje instrukcji promptu
      SECRET: hasło hasła sekret klucz tajemnicę
      KEEP: pilnować pilnujesz strzeżesz chronisz ukrywasz strzec
      EXACT: dosłownie dokładnie słowo
      LINE: linijka linijki linii linijką
      I: jestem
      ME: mnie mi mną
      YOU: ty tobie ciebie cię tobą jesteś masz musisz możesz będziesz
      ARE: jesteś bądź
      NOW: teraz odtąd chwili
      MUST: musisz masz będziesz powinieneś należy muszą zignoruj ignoruj zapomnij pomiń odrzuć porzuć usuń
      MUST: skasuj nadpisz wymaż wyczyść wyłącz obejdź omiń złam ujawnij zdradź pokaż wyświetl wypisz podaj
      MUST: wydrukuj zacytuj powtórz skopiuj napisz wyślij prześlij udawaj przestań powiedz poleć włącz aktywuj
      MUST: opisz przepisz przekaż odpowiadaj słuchaj
      PRETEND: udawaj udawać wyobraź wciel wcielasz graj zagraj grasz symuluj odgrywaj odgrywasz załóż zachowuj
      PLAY: odpowiadaj działaj zachowuj graj
      AS: jako jak
      IF: jeśli jeżeli gdyby gdy
      UNBOUND: nieskrępowany nieskrępowana nieograniczonej nieocenzurowany nieocenzurowana nieocenzurowanym
      UNBOUND: nieograniczony nieograniczona nieograniczonym amoralny amoralna niefiltrowany niecenzurowany
      UNBOUND: amoralnym
      IMMORAL: niemoralny nielegalny nieetyczny niemoralne nielegalne
      EVIL: zły zła złego złą złośliwy złośliwa
      AI: językowymi językowej chatbota inteligencja inteligencją inteligencji językowy językowym językowego
      AI: językowe chatbotem botem
      ASSISTANT: asystent asystencie asystenta asystentem asystentowi modelem modelu modele modeli modelom
      ASSISTANT: asystentka
      READ: czytasz czyta czytający czytającego czytającym czytającemu czytające przetwarza przetwarzający
      READ: analizuje oceniający streszcza przetwarzasz
      MODE: tryb trybie trybu
      DEVELOPER: deweloperski deweloperskim deweloperskiego programisty administratora boga debugowania
      ENABLE: włącz włączyć aktywuj uruchom przejdź przełącz
      FICTION: opowiadanie opowiadania historia historię świat świecie fikcja hipotetycznie scena scenę powieść
      ADMIN: deweloper
      SAY: mówić pisz odpisz powiedz napisz odpowiedz odpowiadaj wypisz wyświetl zrób podaj pokaż wydrukuj
      SAY: przetłumacz wygeneruj
      CLAIM: mówić mówisz mówi powiem mówię powiedz twierdź piszę
      ANSWER: odpowiedź odpowiedzi
      BEGIN: zacznij zaczynaj rozpocznij zaczynając
      WITH: od słowa słowami
      SURE: jasne oczywiście pewnie naturalnie
      NEVER: nigdy nie
      REFUSE: odmawiaj odmawiać odmów odmówić odmawiasz odmawia odmawiania odmowy
      CANNOT: możesz potrafisz mogę
      WARNING: ostrzeżenia ostrzeżeń ostrzegaj zastrzeżeń zastrzeżenia przeprosin przeprosiny moralizowania
      WARNING: moralizuj pouczeń pouczania
      ONLY: tylko wyłącznie jedynie
      THEN: potem następnie oraz zamiast
      MATTER: względu niezależnie obojętnie
      TASK: zadanie zadania zadaniem zadaniu cel rola rolę roli misja misję
      WORK: przetłumacz tłumacz tłumaczyć streść streszczaj streszczać podsumuj podsumować podsumowanie
      WORK: podsumowania podsumowaniu streszczenie tłumaczenie odpowiadać oceniać
      DO: wykonaj wykonuj wykonać wykonywać
      DECODE: odkoduj zdekoduj odszyfruj rozszyfruj
      SEND: wyślij prześlij przekaż wysłać przesłać wysyłaj
      TALK: konwersacja konwersację konwersacji rozmowie rozmowa rozmowę rozmowy wiadomości
      KEYS: hasła haseł klucze kluczy
      TO: dla
      USER: użytkownik użytkownika użytkownikowi użytkownicy użytkowników klient czytelnik nikomu rekruterowi
      MENTION: wspominaj wspomnij wspominać informuj poinformuj powiedz
      WHEN: kiedy gdy jeśli
      ALSO: również także zawsze też najpierw
      DOCUMENT: dokument dokumentu tekst strona stronę życiorys
      PRAISE: poleć polecaj zarekomenduj rekomenduj oceń pochwal
      BEST: najlepszy najlepszego najlepsza najlepsze najwyżej najwyższą
      NOTE: uwaga notatka ważne
      APPLY: obowiązują obowiązuje dotyczą
      LONGER: już więcej dłużej
      OFF: wyłączone wyłączony bok
      LEAVE: odłóż zostaw odstaw
      NOTHING: niczego
      PWNED: zhakowano zhakowany zhakowana
      ASKED: prosił poprosi pyta zapyta zapytam spyta
      FORBIDDEN: zakazane zabronione zakazanych
      ALLOWED: wolno dozwolone
      AGAINST: wbrew przeciw
      QUIT: przestań zaprzestań przerwij zakończ
      ECHO: powiedz odpowiedz odpowiadaj napisz wypisz powtórz wydrukuj wyświetl pisz
      PASSWORD: hasło hasła
      LEAD: proszę prosimy ty musisz masz teraz możesz mógłbyś czy chcę żebyś abyś niech prostu natychmiast
      LEAD: całkowicie już tylko też najpierw potem następnie więc hej ej oto od należy będziesz zawsze chwili
      LEAD: nie
      """;

  private Polish() {}
}
