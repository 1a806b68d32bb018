// What consents are there among some people, and how many that hold for one of them hold for nobody afterwards.

type Consent = { readonly purpose: string; readonly channel: string; readonly status: string };
type State = { readonly consents: readonly Consent[] };
type Place = Pick<Consent, 'purpose' | 'channel'>;

/** Every purpose and channel of which anybody has a consent, once. */
export function placesIn(states: readonly State[]): Place[] {
  const places = states.flatMap(of => of.consents).map(({ purpose, channel }) => ({ purpose, channel }));
  const byName = new Map(places.map(one => [`${one.purpose} ${one.channel}`, one]));
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** How many consents that hold before hold nowhere afterwards. */
export function endings(before: readonly State[], after: readonly State[]): number {
  const isHeld = (states: readonly State[], place: Place) =>
    states.some(of =>
      of.consents.some(
        one =>
          one.purpose === place.purpose && one.channel === place.channel && ['given', 'renewed'].includes(one.status),
      ),
    );
  return placesIn(before).filter(place => isHeld(before, place) && !isHeld(after, place)).length;
}
