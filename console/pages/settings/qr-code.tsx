// A QR code, drawn here: what it says never leaves the browser. Black on white in the dark too, since cameras read it.

import { encode } from 'uqr';
import styles from './settings.module.css';

/** The code; `name` says what it is for. */
export function QrCode({ text, name }: { text: string; name: string }) {
  const { data, size } = encode(text, { border: 3 });
  const dots = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name} shapeRendering="crispEdges">
      <path d={dots.join('')} fill="#000" />
    </svg>
  );
}
