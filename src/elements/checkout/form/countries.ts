/**
 * The countries that a customer can choose from, in the order of their names. Ids such as X5:
 * docs/api/disagreements.md.
 */
import { type Countries, toIsoCountryCode } from '../../../domain/customer/country.js';

/** ISO 3166 alpha-2 in lower case, but `uk` for the United Kingdom (X5). */
const WORLD =
  'ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt ' +
  'bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh ' +
  'er es et fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu ' +
  'id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt ' +
  'lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl ' +
  'no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh ' +
  'si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk ' +
  'um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw';

/** @param allowed the countries that the box office sells to; empty for all of them, named in the customer's language */
export function countryChoices(allowed: Countries, language: string): Countries {
  const entries = Object.entries(allowed);
  const choices = entries.length > 0 ? entries : worldIn(language);
  const { compare } = new Intl.Collator(language);
  return Object.fromEntries(choices.sort(([, left], [, right]) => compare(left, right)));
}

function worldIn(language: string): [code: string, name: string][] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return WORLD.split(' ').map((code) => [code, names.of(toIsoCountryCode(code)) ?? code]);
}
