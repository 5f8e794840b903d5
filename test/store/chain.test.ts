import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, contentDigest, entryHash, firstLink } from '../../src/store/chain.ts';

const entry = {
  version: 1,
  position: 0,
  at: 5,
  actorId: null,
  event: { b: 1, a: [true] },
  digests: {},
  rowDigest: null,
};

it('writes the same value as the same text, whatever the order of its keys', () => {
  expect(canonicalJson({ b: [2, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[2,{"c":"x","d":null}]}');
});

it('writes JSON that says the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('hashes as written down: a change of the form would break every record there is', () => {
  expect(firstLink('g', 'c')).toMatchInlineSnapshot(
    `"ec92b35ce853fcacfdf69c6c8f7ae90ea48a18b5a779360fe9e6811e5ca2c62c"`,
  );
  expect(entryHash('00', entry)).toMatchInlineSnapshot(
    `"6b702e1560635c557c5ca21bc6cf8ee037d7442617b62045e8e1a9b2528200ad"`,
  );
  expect(contentDigest('00ff', 'words')).toMatchInlineSnapshot(
    `"b719612effec8c82b1bdd92857a61c17f3b162c82d70693a4dda2a8f29466293"`,
  );
});
