import fc from 'fast-check';
import { expect, it } from 'vitest';
import { transcriptPages } from '../../../src/discord/transcript/pages.ts';
import type { CaseTranscript } from '../../../src/domain/transcript.ts';
import { openedAt } from '../../domain/given.ts';
import { orders } from '../../domain/lifecycle/orders.ts';
import { keptFiles, remark, textOf, transcriptOf } from './sample.ts';
import { everything, files, keepAround, reportedMessage, story } from './story.ts';

const png = Buffer.alloc(1000, 7);
const limits = { limitBytes: 10_000_000, picturesBytes: 8_000_000, read: async () => png };

async function pageOf(transcript: CaseTranscript, wish = limits): Promise<string> {
  const [page, ...others] = transcriptPages(transcript, wish);
  expect(others).toEqual([]);
  if (page === undefined) throw new Error('No page');
  const text = await textOf(page);
  expect(Buffer.byteLength(text)).toBe(page.bytes);
  return text;
}

const full = () => transcriptOf({ files: files.files, message: reportedMessage }, [keepAround, ...story], everything);

/** The tags of a page, and the text between them as it is read. */
function read(html: string) {
  const body = html.replace(/<style>[^<]*<\/style>/u, '');
  return { tags: body.match(/<[^>]*>/gu) ?? [], text: decoded(body.replaceAll(/<[^>]*>/gu, '')) };
}

const signs: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
const decoded = (text: string) => text.replaceAll(/&(?:lt|gt|quot|#39|amp);/gu, (sign) => signs[sign] ?? '');

it('needs nothing from outside, and lets nothing run', async () => {
  const html = await pageOf(full());

  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/u);
  expect(html).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:;`,
  );
  expect(html).not.toMatch(/<script|<link|<iframe|<form|javascript:|@import|url\(| on[a-z]+=/iu);
  const addresses = Array.from(html.matchAll(/(?:src|href|srcset|action)="([^"]*)"/gu), ([, address = '']) => address);
  expect(addresses.length).toBeGreaterThan(5);
  expect(addresses.filter((address) => !/^(?:#[a-zA-Z]+$|data:image\/png;base64,)/u.test(address))).toEqual([]);
});

it('leads to every section it has, and to no other', async () => {
  const html = await pageOf(full());
  const aims = Array.from(html.matchAll(/href="#([^"]*)"/gu), ([, id]) => id);

  expect(aims).toEqual(['report', 'reported', 'proof', 'timeline', 'discussion', 'conversations']);
  for (const id of aims) expect(html.split(`id="${id}"`)).toHaveLength(2);
});

it('shows moments in the zone of the server, and in UTC to whoever points at them', async () => {
  const html = await pageOf(full());

  expect(html).toContain(
    '<time datetime="2026-09-01T09:00:00.000Z" title="2026-09-01 09:00:00 UTC">1 September 2026, 11:00</time>',
  );
  expect(read(html).text).toContain('All times are in Europe/Berlin.');
});

it('shows the pictures that fit, covered, and names the others with where they are', async () => {
  const { files: two, kinds } = keptFiles(2);
  const opening = { files: two };
  const both = await pageOf(transcriptOf(opening, [], { kinds }));
  const one = await pageOf(transcriptOf(opening, [], { kinds }), { ...limits, picturesBytes: 2500 });

  expect(both.split(`src="data:image/png;base64,${png.toString('base64')}"`)).toHaveLength(3);
  expect(both.split('<details><summary>Show proof ')).toHaveLength(3);
  expect(one.split('data:image/png')).toHaveLength(2);
  expect(one).toContain('Not shown here, because the page would become too large. It is kept with the case.');
  for (const { sha256 } of two) expect(one).toContain(`SHA-256 ${sha256}`);
});

it.each([
  ['markup', '<script>alert(1)</script><img src=x onerror="alert(1)"><!--'],
  ['quotes', `" ' \` onload=alert(1) "><b>`],
  ['entities', '&lt;script&gt; &amp; &#60;'],
  ['markdown', '# **Closed** _by_ [the team](https://evil.example) ```x``` > no ||spoiler||'],
  ['what Discord would draw', '@everyone <@&999000000000000001> </x:200000000000000002>'],
  ['the end of everything', '</p></li></ol></section></main></body></html><style>*{display:none}</style>'],
  ['4,000 signs', '<'.repeat(4000)],
])('shows %s as it was written', async (_, text) => {
  const html = await pageOf(hostile(text));
  const plain = await pageOf(hostile('plain'));

  expect(read(html).text.split(text).length - 1).toBeGreaterThanOrEqual(4);
  expect(namesOf(html)).toEqual(namesOf(plain));
});

it('takes out signs that nobody sees or that turn the text around', async () => {
  const html = await pageOf(hostile('gna\u202Egnp.exe a\u200Bb\u2066c\u0000d\u{E0041}e'));

  expect(read(html).text).toContain('gnagnp.exe abc de');
  expect(html).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B]/u);
});

const hostile = (text: string) => {
  const name = (contentId: string) => ({ contentId, kind: 'name' as const, text: text.slice(0, 100) });
  return transcriptOf(
    {
      subject: { userId: null, name: name('n2') },
      description: { contentId: 'd1', kind: 'description', text },
      files: keptFiles(1, { name: () => text.slice(0, 100) }).files,
    },
    [{ ...orders.triage, scope: { contentId: 'scope', kind: 'note', text }, at: openedAt + 1 }],
    {
      server: text.slice(0, 100),
      discussion: [
        remark(1, [text, text], { authorName: text.slice(0, 30), attachments: [{ name: text.slice(0, 60), size: 1 }] }),
      ],
    },
  );
};

/** The tags of a page by name, without what stands in them. */
const namesOf = (html: string) => read(html).tags.map((tag) => /^<\/?[a-z0-9!]+/u.exec(tag)?.[0] ?? tag);

it('never lets what people wrote become part of the page', async () => {
  const frame = namesOf(await pageOf(hostile('plain')));
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '&',
    '&#',
    ';',
    '</p>',
    '<b',
    '=',
    '--',
    ']]>',
    '\n',
    'x',
    '\u202E',
  );
  const written = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => `w${pieces.join('')}w`);
  await fc.assert(
    fc.asyncProperty(written, async (text) => {
      expect(namesOf(await pageOf(hostile(text)))).toEqual(frame);
    }),
    { numRuns: 60, seed: 20_260_901 },
  );
});
