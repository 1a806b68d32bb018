// Where the log-in library's models lie in our tables: one table and one column for each field that is kept. What is
// not listed is not kept: the tokens of an issuer open somebody's account elsewhere, and nobody here needs them.

type Columns = Readonly<Record<string, string>>;

const times: Columns = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** Every model that the library knows here. */
export const models: Readonly<Record<string, { readonly table: string; readonly columns: Columns }>> = {
  user: {
    table: 'staff_user',
    columns: {
      id: 'id',
      name: 'name',
      email: 'email',
      emailVerified: 'email_verified',
      image: 'image',
      twoFactorEnabled: 'two_factor_enabled',
      ...times,
    },
  },
  session: {
    table: 'staff_session',
    columns: {
      id: 'id',
      userId: 'user_id',
      token: 'token_hash',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...times,
    },
  },
  account: {
    table: 'staff_account',
    columns: {
      id: 'id',
      userId: 'user_id',
      providerId: 'provider_id',
      accountId: 'account_id',
      password: 'password',
      scope: 'scope',
      ...times,
    },
  },
  verification: {
    table: 'staff_verification',
    columns: { id: 'id', identifier: 'identifier', value: 'value', expiresAt: 'expires_at', ...times },
  },
  twoFactor: {
    table: 'staff_two_factor',
    columns: {
      id: 'id',
      userId: 'user_id',
      secret: 'secret',
      backupCodes: 'backup_codes',
      verified: 'verified',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
};

const notKept: readonly string[] = [
  'accessToken',
  'refreshToken',
  'idToken',
  'accessTokenExpiresAt',
  'refreshTokenExpiresAt',
];

/** Whether a field is one that is left out on purpose. */
export function isLeftOut(field: string): boolean {
  return notKept.includes(field);
}

/** Fields that are instants. */
export function isInstant(field: string): boolean {
  return /(?:At|Until)$/.test(field);
}
