import { expect, test } from 'vitest';
import { estimateTokens, lengthWithin } from './estimate-tokens.ts';

/** What o200k or cl100k, whichever makes more of it, really makes of each text. */
const measured = [
  [
    'English',
    'The review sent the work back, because the second paragraph says the opposite of the first.',
    18,
  ],
  [
    'German',
    'Die Überprüfung hat die Arbeit zurückgegeben, weil der zweite Absatz das Gegenteil des ersten behauptet.',
    27,
  ],
  ['Chinese', '评审把工作退了回来，因为第二段说的与第一段相反。', 25],
  ['Japanese', 'レビューで作業が差し戻されました。', 17],
  [
    'Russian',
    'Проверка вернула работу, потому что второй абзац говорит противоположное первому.',
    35,
  ],
  ['Arabic', 'أعادت المراجعة العمل لأن الفقرة الثانية تقول عكس الأولى.', 37],
  ['emoji', '🚀 done ✅ 👩‍💻 next 🧪🔥', 19],
  [
    'code',
    'export function backoffDelayMs(backoff: Backoff, tried: number): number {\n  return Math.min(backoff.max, backoff.first * backoff.factor ** (tried - 1));\n}\n',
    42,
  ],
  [
    'JSON',
    '[{"id":"task_01a1fdf970a3750cbf1ad1c995475139","count":308841,"at":"2026-11-21T17:14:26.123Z"}]',
    49,
  ],
  [
    'base64',
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC',
    61,
  ],
  ['a hash', 'a3f1c09b77de4452918c6f0ab3d5e8127f60c4d9b1a8e3f2065d7c9e4b8a1f30', 50],
] as const;

test.each(measured)(
  '%s is estimated on the safe side, and not far from it',
  (_what, text, tokens) => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(tokens);
    expect(estimateTokens(text)).toBeLessThan(tokens * 2.2);
  },
);

test.each(measured)('as much of %s as may be is kept', (_what, text, tokens) => {
  const kept = text.slice(0, lengthWithin(text, tokens / 2));
  expect(estimateTokens(kept)).toBeLessThanOrEqual(tokens / 2);
  expect(kept.length).toBeGreaterThan(text.length / 6);
  expect(lengthWithin(text, tokens * 3)).toBe(text.length);
});
