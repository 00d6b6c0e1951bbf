const subjects = `invoice checkout signup dashboard export importer webhook migration backup scheduler
  pipeline gateway sandbox transcript budget ledger notification mention attachment thumbnail onboarding
  invitation session password permission report newsletter campaign landing-page catalogue warehouse shipment
  refund contract proposal interview handbook survey roadmap release changelog benchmark index cache queue
  parser compiler scraper crawler embedding prompt evaluation translation glossary podcast webinar brochure
  storefront inventory payroll forecast audit certificate firewall cluster replica storage telemetry`;
const verbs = `repair rewrite review measure translate document simplify rename verify publish schedule
  investigate reproduce archive import compare estimate design prototype negotiate approve reconcile migrate
  monitor secure refactor deprecate announce collect summarise classify deduplicate`;
const qualities = `slow broken weekly quarterly internal public urgent forgotten duplicate missing stale
  accessible mobile offline encrypted localised experimental legacy shared private automated manual partial
  final incoming outgoing recurring unexpected`;

const words = (text: string): readonly string[] => text.split(/\s+/);
/** In every tenth text or so. */
export const commonWords = [...words(subjects), ...words(verbs), ...words(qualities)];
/** In every thousandth: what people look for by name. */
export const rareWords = makeRareWords(3_000);
const [subjectWords, verbWords, qualityWords] = [words(subjects), words(verbs), words(qualities)];

export const firstNames = words(
  'Ada Grace Alan Edsger Barbara Donald Margaret Ken Radia Dennis Frances Tony Hedy Linus Katherine John Joan Niklaus Karen Leslie',
);
export const lastNames = words(
  'Stone Rivers Field Marsh Hill Brook Wood Lake Ford Glen Dale Cliff Meadow Heath Moor Bay Reed Ash Thorn Vale',
);

/** The same phrases each time: what titles, descriptions and comments are put together from. */
export function makePhrases(count: number): string[] {
  const random = randomNumbers(7);
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  return Array.from(
    { length: count },
    () => `${one(verbWords)} the ${one(qualityWords)} ${one(rareWords)} ${one(subjectWords)}`,
  );
}

function makeRareWords(count: number): readonly string[] {
  const random = randomNumbers(11);
  const one = (letters: string) => letters[Math.floor(random() * letters.length)] ?? '';
  const syllable = () => one('bdfgklmnprstvz') + one('aeiou') + one('lmnrst');
  return Array.from({ length: count }, () => syllable() + syllable() + syllable().slice(0, 2));
}

/** Mulberry32: small, quick, and the same everywhere. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
