import type { Gateway } from '@helix/contracts/gateways';

/** What one engine knows of a gateway. */
export type GatewaySighting = Omit<Gateway, 'engines'>;

/** What all of them know together: it is there when any of them reaches it, and the last word of those counts. */
export function mergeReports(reports: ReadonlyMap<string, readonly GatewaySighting[]>): Gateway[] {
  const seen = new Map<string, { engine: string; sighting: GatewaySighting }[]>();
  for (const [engine, sightings] of reports) {
    for (const sighting of sightings) {
      seen.set(sighting.id, [...(seen.get(sighting.id) ?? []), { engine, sighting }]);
    }
  }
  const gateways = [...seen.values()].flatMap((all) => {
    const there = all.filter(({ sighting }) => sighting.state !== 'away');
    const [last] = (there.length > 0 ? there : all).toSorted((a, b) =>
      heardOf(b.sighting).localeCompare(heardOf(a.sighting)),
    );
    return last ? [{ ...last.sighting, engines: there.map(({ engine }) => engine).sort() }] : [];
  });
  return gateways.toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

const heardOf = ({ lastHeardAt }: GatewaySighting) => lastHeardAt ?? '';
