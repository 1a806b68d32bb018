// A place as the phone shows it in a message: a pin on a map, its name and its address. The map itself is not drawn here:
// nobody else is asked where the business sends its people.

import { Icon } from '../../../parts/icon.tsx';
import { useText } from '../../../text/text.tsx';
import styles from './template.module.css';

/** The place, as far as it is known. */
export function PlaceCard({ name, address }: { name: string; address: string }) {
  const { t } = useText();
  return (
    <div className={styles.place}>
      <p className={styles.media}>
        <Icon name="pin" size={28} />
        <span className="hidden">{t('media.location')}</span>
      </p>
      {name !== '' && <p className={styles.header}>{name}</p>}
      {address !== '' && <p className={styles.footer}>{address}</p>}
    </div>
  );
}
