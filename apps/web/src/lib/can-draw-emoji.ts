let answer: boolean | undefined;

/** Whether this browser has a font with emoji; without one they are empty boxes. */
export function canDrawEmoji(): boolean {
  answer ??= drawsColours('😀');
  return answer;
}

function drawsColours(emoji: string): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = 16;
  canvas.height = 16;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return true;
  context.fillStyle = '#000';
  context.textBaseline = 'top';
  context.font = '14px sans-serif';
  context.fillText(emoji, 0, 0);
  const { data } = context.getImageData(0, 0, 16, 16);
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0) > 0) return true;
  }
  return false;
}
