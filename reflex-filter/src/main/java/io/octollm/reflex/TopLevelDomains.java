package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** The top-level domains that addresses mostly end in: the countries' and the common others (IANA). */
final class TopLevelDomains {
  private static final Words KNOWN = Words.of("ac ad ae af ag ai al am ao aq ar as at au aw ax az ba"
      + " bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr"
      + " cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf"
      + " gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it"
      + " je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me"
      + " mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz"
      + " om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk"
      + " sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug"
      + " uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw com org net edu gov mil int arpa"
      + " info biz name pro aero coop museum jobs mobi travel tel cat asia post xxx app dev cloud"
      + " online site tech store shop blog xyz top club live life world email agency digital media"
      + " news solutions services systems company group team network academy education school"
      + " university bank finance health care clinic hospital doctor dental legal law expert design"
      + " studio art photo music video games software codes data page web website space host"
      + " international global earth green energy berlin london paris nyc tokyo wiki zone today"
      + " social community foundation ngo ong church center support help guide chat work works jobs"
      + " careers consulting engineering partners ventures capital fund money insurance estate");

  private TopLevelDomains() {}

  static boolean isKnown(Text text, int start, int end) {
    return KNOWN.has(text, start, end);
  }
}
