// The pages of the settings and their URLs, each loaded when it is opened. A new one is one line here.

import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { targetIn } from './pages/settings/values/target.ts';
import { root } from './root.tsx';

const settings = createRoute({
  getParentRoute: () => root,
  path: 'settings',
  component: lazyRouteComponent(() => import('./pages/settings/settings-page.tsx'), 'SettingsPage'),
});
const senders = createRoute({
  getParentRoute: () => settings,
  path: 'senders',
  component: lazyRouteComponent(() => import('./pages/settings/senders.tsx'), 'Senders'),
});
const newSenders = createRoute({
  getParentRoute: () => senders,
  path: 'new',
  component: lazyRouteComponent(() => import('./pages/settings/new-sender.tsx'), 'NewSender'),
});
const sender = createRoute({
  getParentRoute: () => senders,
  path: '$sender',
  component: lazyRouteComponent(() => import('./pages/settings/sender-panel.tsx'), 'SenderPanel'),
});
const purposes = createRoute({
  getParentRoute: () => settings,
  path: 'purposes',
  component: lazyRouteComponent(() => import('./pages/settings/purposes.tsx'), 'Purposes'),
});
const newPurposes = createRoute({
  getParentRoute: () => purposes,
  path: 'new',
  component: lazyRouteComponent(() => import('./pages/settings/new-purpose.tsx'), 'NewPurpose'),
});
const labels = createRoute({
  getParentRoute: () => settings,
  path: 'labels',
  component: lazyRouteComponent(() => import('./pages/settings/labels.tsx'), 'Labels'),
});
const newLabel = createRoute({
  getParentRoute: () => labels,
  path: 'new',
  component: lazyRouteComponent(() => import('./pages/settings/new-label.tsx'), 'NewLabel'),
});
const label = createRoute({
  getParentRoute: () => labels,
  path: '$id',
  component: lazyRouteComponent(() => import('./pages/settings/label-panel.tsx'), 'LabelPanel'),
});
const keys = createRoute({
  getParentRoute: () => settings,
  path: 'keys',
  component: lazyRouteComponent(() => import('./pages/settings/keys.tsx'), 'Keys'),
});
const newKeys = createRoute({
  getParentRoute: () => keys,
  path: 'new',
  component: lazyRouteComponent(() => import('./pages/settings/new-key.tsx'), 'NewKey'),
});
const webhooks = createRoute({
  getParentRoute: () => settings,
  path: 'webhooks',
  component: lazyRouteComponent(() => import('./pages/settings/webhooks.tsx'), 'Webhooks'),
});
const newWebhooks = createRoute({
  getParentRoute: () => webhooks,
  path: 'new',
  component: lazyRouteComponent(() => import('./pages/settings/new-webhook.tsx'), 'NewWebhook'),
});
const ownRules = createRoute({
  getParentRoute: () => settings,
  path: 'rules',
  component: lazyRouteComponent(() => import('./pages/settings/rules.tsx'), 'Rules'),
});
const pack = createRoute({
  getParentRoute: () => ownRules,
  path: '$pack',
  component: lazyRouteComponent(() => import('./pages/settings/pack-panel.tsx'), 'PackPanel'),
});
const ownValues = createRoute({
  getParentRoute: () => settings,
  path: 'values',
  validateSearch: targetIn,
  component: lazyRouteComponent(() => import('./pages/settings/values/values-page.tsx'), 'ValuesPage'),
});
const registries = createRoute({
  getParentRoute: () => settings,
  path: 'registries',
  component: lazyRouteComponent(() => import('./pages/settings/registries.tsx'), 'Registries'),
});
const profile = createRoute({
  getParentRoute: () => settings,
  path: 'profile',
  component: lazyRouteComponent(() => import('./pages/settings/profile.tsx'), 'Profile'),
});
const pause = createRoute({
  getParentRoute: () => settings,
  path: 'pause',
  component: lazyRouteComponent(() => import('./pages/settings/pause.tsx'), 'Pause'),
});
const retention = createRoute({
  getParentRoute: () => settings,
  path: 'retention',
  component: lazyRouteComponent(() => import('./pages/settings/retention.tsx'), 'Retention'),
});
const team = createRoute({
  getParentRoute: () => settings,
  path: 'team',
  component: lazyRouteComponent(() => import('./pages/settings/team.tsx'), 'Team'),
});
const newInvitation = createRoute({
  getParentRoute: () => team,
  path: 'new',
  component: lazyRouteComponent(() => import('./pages/settings/new-invitation.tsx'), 'NewInvitation'),
});
const member = createRoute({
  getParentRoute: () => team,
  path: '$id',
  component: lazyRouteComponent(() => import('./pages/settings/member-panel.tsx'), 'MemberPanel'),
});
const account = createRoute({
  getParentRoute: () => settings,
  path: 'account',
  component: lazyRouteComponent(() => import('./pages/settings/account.tsx'), 'Account'),
});
const changePassword = createRoute({
  getParentRoute: () => account,
  path: 'password',
  component: lazyRouteComponent(() => import('./pages/settings/change-password.tsx'), 'ChangePassword'),
});
const newSecondFactor = createRoute({
  getParentRoute: () => account,
  path: 'second-factor',
  component: lazyRouteComponent(() => import('./pages/settings/new-second-factor.tsx'), 'NewSecondFactor'),
});
const endSecondFactor = createRoute({
  getParentRoute: () => account,
  path: 'second-factor-off',
  component: lazyRouteComponent(() => import('./pages/settings/end-second-factor.tsx'), 'EndSecondFactor'),
});
const newPasskey = createRoute({
  getParentRoute: () => account,
  path: 'passkey',
  component: lazyRouteComponent(() => import('./pages/settings/new-passkey.tsx'), 'NewPasskey'),
});

export const settingsRoutes = settings.addChildren([
  senders.addChildren([newSenders, sender]),
  purposes.addChildren([newPurposes]),
  labels.addChildren([newLabel, label]),
  keys.addChildren([newKeys]),
  webhooks.addChildren([newWebhooks]),
  ownRules.addChildren([pack]),
  ownValues,
  registries,
  profile,
  retention,
  pause,
  team.addChildren([newInvitation, member]),
  account.addChildren([changePassword, newSecondFactor, endSecondFactor, newPasskey]),
]);
