import { defineConfig } from 'drizzle-kit';

const schema = ['./src/store/schema.ts', './src/store/case-messages.ts'];

export default defineConfig({ dialect: 'sqlite', schema, out: './migrations' });
