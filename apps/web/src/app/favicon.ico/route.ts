/** Browsers ask for it by this name before they have read which icon the page has. */
export function GET(): Response {
  return new Response(null, { status: 308, headers: { location: '/icon.svg' } });
}
