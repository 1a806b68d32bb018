// What a browser calls itself is long: here it is the names in it that people know.

const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const systems = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac', 'Linux'] as const;

/** Such as "Chrome, Linux"; what names neither is left as it is. */
export function deviceName(device: string): string {
  const browser = browsers.find(([mark]) => device.includes(mark))?.[1];
  const system = systems.find(name => device.includes(name));
  const names = [browser, system].filter(name => name !== undefined);
  return names.length === 0 ? device : names.join(', ');
}
