// The paths beside /api/v1 that the OpenAPI document tells of: Meta's webhooks and the health of the process.

const text = { 'text/plain': { schema: { type: 'string' } } };
const open: readonly never[] = [];

export const otherPaths = {
  '/webhooks/whatsapp': {
    get: {
      operationId: 'answerChallenge',
      summary: 'Meta’s challenge when the webhook address is set up.',
      security: open,
      parameters: ['hub.mode', 'hub.verify_token', 'hub.challenge'].map(name => ({
        name,
        in: 'query',
        required: true,
        schema: { type: 'string' },
      })),
      responses: {
        200: { description: 'The challenge', content: text },
        default: { $ref: '#/components/responses/Problem' },
      },
    },
    post: {
      operationId: 'receiveWebhook',
      summary: 'Meta’s updates, signed with X-Hub-Signature-256. 200 means stored.',
      security: open,
      parameters: [{ name: 'X-Hub-Signature-256', in: 'header', required: true, schema: { type: 'string' } }],
      requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
      responses: {
        200: { description: 'Stored', content: text },
        default: { $ref: '#/components/responses/Problem' },
      },
    },
  },
  '/api/auth/callback/oidc': {
    get: {
      operationId: 'comeBack',
      summary: 'Where an issuer of single sign-on sends browsers back to: its redirect URI.',
      security: open,
      parameters: ['code', 'state', 'error'].map(name => ({
        name,
        in: 'query',
        required: false,
        schema: { type: 'string' },
      })),
      responses: {
        303: { description: 'To the console: signed in, or not' },
        default: { $ref: '#/components/responses/Problem' },
      },
    },
  },
  '/healthz': {
    get: {
      operationId: 'readHealth',
      summary: 'The process lives.',
      security: open,
      responses: { 200: { description: 'It does', content: { 'application/json': { schema: { type: 'object' } } } } },
    },
  },
  '/readyz': {
    get: {
      operationId: 'readReadiness',
      summary: 'Whether the process can work, and if not, why.',
      security: open,
      responses: {
        200: { description: 'Ready', content: { 'application/json': { schema: { type: 'object' } } } },
        503: { description: 'Not ready', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'readMetrics',
      summary: 'Figures in the text format of Prometheus; nothing personal.',
      security: open,
      responses: { 200: { description: 'Figures', content: text } },
    },
  },
};
