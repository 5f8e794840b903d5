import { describe } from 'vitest';
import { openStores } from '../../src/store/open-stores.ts';
import { boardContract } from './board-contract.ts';
import { caseStoreContract } from './case-store-contract.ts';
import { draftStoreContract } from './draft-store-contract.ts';
import { guildStoreContract } from './guild-store-contract.ts';
import { outboxContract } from './outbox-contract.ts';

describe('cases in SQLite', () => {
  caseStoreContract(openStores);
});
describe('boards in SQLite', () => {
  boardContract(openStores);
});
describe('outbox in SQLite', () => {
  outboxContract(openStores);
});
describe('drafts in SQLite', () => {
  draftStoreContract(openStores);
});
describe('servers in SQLite', () => {
  guildStoreContract(openStores);
});
