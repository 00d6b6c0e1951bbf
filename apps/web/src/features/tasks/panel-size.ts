export const panelWidthCookie = 'helix_task_panel';
export const panelWidths = { min: 400, usual: 560, max: 1_000 };

export function clampWidth(width: number): number {
  return Math.round(Math.min(Math.max(width, panelWidths.min), panelWidths.max));
}

export function readPanelWidth(cookie: string | undefined): number {
  const width = Number(cookie);
  return Number.isFinite(width) && width > 0 ? clampWidth(width) : panelWidths.usual;
}
