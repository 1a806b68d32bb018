// The demo business: a bakery with two purposes and a number of the emulator, so that a first start shows something
// true without any set-up. It exists only where the emulator runs.

import { request } from 'undici';
import { type BusinessId, present } from '../kernel/kernel.ts';
import type { MetaTemplate } from '../messages/messages.ts';
import type { House } from './compose.ts';

/** What the emulator and the demo business share. Not secrets: they open nothing outside this machine. */
export const demoSender = {
  phoneNumberId: '104200000000001',
  wabaId: '204200000000001',
  displayNumber: '+49 30 901820',
  token: 'emulator-token',
  appSecret: 'emulator-app-secret',
  verifyToken: 'emulator-verify-token',
} as const;

/** Makes sure that the demo business, its sender on the emulator and its purposes are there. */
export async function ensureDemoBusiness(house: House, emulatorUrl: string): Promise<BusinessId> {
  const { directory } = house;
  const known = directory.findSender(demoSender.phoneNumberId);
  const businessId =
    known?.businessId ??
    (await directory.addBusiness({ name: 'Morgenrot Bakery', countries: ['DE'], zone: 'Europe/Berlin' }));
  if (known?.graphUrl !== emulatorUrl) {
    await directory.putSender({
      businessId,
      ...demoSender,
      country: 'DE',
      graphUrl: emulatorUrl,
      numberMode: 'international',
      perSecond: 80,
      directSend: false,
      messagingLimit: 2_000,
      active: true,
    });
  }
  if (known === undefined) {
    await directory.putPurpose(businessId, {
      id: 'offers',
      class: 'marketing_own',
      title: 'offers from our bakery',
      description: 'New breads, cakes and weekly offers, about once a week.',
    });
    await directory.putPurpose(businessId, {
      id: 'orders',
      class: 'utility',
      title: 'news of your order',
      description: 'Confirmation, readiness and changes of an order.',
    });
  }
  return businessId;
}

/** Reads the templates of the demo business from the emulator and says what the first two are for. */
export async function readDemoTemplates({ directory }: House, emulatorUrl: string): Promise<void> {
  const { businessId } = present(directory.findSender(demoSender.phoneNumberId), 'the demo sender');
  const since = directory.business(businessId).version;
  const { body } = await request(`${emulatorUrl}/v25.0/${demoSender.wabaId}/message_templates?limit=100`, {
    headers: { authorization: `Bearer ${demoSender.token}` },
  });
  const listed = (await body.json()) as { data: readonly MetaTemplate[] }; // the emulator is ours
  await directory.putTemplates(businessId, { wabaId: demoSender.wabaId, templates: listed.data, since });
  await Promise.all([
    directory.mapTemplate(businessId, { name: 'spring_offer', language: null, purposeId: 'offers' }),
    directory.mapTemplate(businessId, { name: 'order_update', language: null, purposeId: 'orders' }),
  ]);
}
