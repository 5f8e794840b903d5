import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './src/store/schema.ts',
    './src/store/case-messages.ts',
    './src/store/outbox-schema.ts',
    './src/store/waiting-cases.ts',
    './src/store/contact/contact-schema.ts',
    './src/store/shelf-schema.ts',
    './src/store/decision/decision-schema.ts',
    './src/store/discussion/discussion-schema.ts',
  ],
  out: './migrations',
});
