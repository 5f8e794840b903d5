import { expect, it } from 'vitest';
import { withoutMetadata } from '../../src/discord/views/without-metadata.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const ascii = (text: string) => Buffer.from(text, 'latin1');

/** One block of a JPEG. */
function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** Exif that says where it was taken, and which way is up. */
function exif(orientation: number): Buffer {
  const tiff = hex('4d4d002a00000008 0001 0112 0003 00000001 0000 0000 00000000');
  tiff.writeUInt16BE(orientation, 18);
  return segment(0xe1, Buffer.concat([ascii('Exif\0\0'), tiff, ascii('GPS 52.1 N, 4.3 E')]));
}

const begin = hex('ffd8');
const jfif = segment(0xe0, ascii('JFIF\0'));
const scan = Buffer.concat([segment(0xda, hex('01 01 00 00 3f 00')), hex('11 22 ff00 33 ffd0 44')]);
const end = hex('ffd9');
const drawn = Buffer.concat([begin, jfif, scan, end]);

it('takes place, author and comments out of a JPEG, and leaves every sign of the picture', () => {
  const taken = Buffer.concat([
    begin,
    jfif,
    exif(1),
    segment(0xfe, ascii('by Mira')),
    segment(0xed, ascii('Photoshop 3.0')),
    scan,
    end,
    ascii('another picture behind it'),
  ]);
  expect(withoutMetadata(taken, 'jpg')).toEqual(drawn);
  expect(withoutMetadata(drawn, 'jpg')).toEqual(drawn);
});

it('keeps which way is up, and nothing else of it', () => {
  const clean = withoutMetadata(Buffer.concat([begin, exif(6), scan, end]), 'jpg') ?? Buffer.alloc(0);
  const tiff = clean.subarray(clean.indexOf('Exif') + 6);

  expect(clean.includes('GPS')).toBe(false);
  expect(tiff.subarray(0, 2).toString('latin1')).toBe('II');
  expect([tiff.readUInt16LE(10), tiff.readUInt16LE(18)]).toEqual([0x0112, 6]);
  // The block is as long as it says: the scan follows right behind it.
  const length = clean.readUInt16BE(4);
  expect(clean.subarray(4 + length, 6 + length)).toEqual(hex('ffda'));
});

/** One block of a PNG; nobody here looks at its check sum. */
function chunk(type: string, body: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  return Buffer.concat([size, ascii(type), body, Buffer.alloc(4)]);
}

it('takes texts, times and Exif out of a PNG', () => {
  const signature = hex('89504e470d0a1a0a');
  const plain = Buffer.concat([
    signature,
    chunk('IHDR', Buffer.alloc(13)),
    chunk('IDAT', ascii('x')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  const said = Buffer.concat([
    signature,
    chunk('IHDR', Buffer.alloc(13)),
    chunk('tEXt', ascii('Author\0Mira')),
    chunk('eXIf', ascii('GPS')),
    chunk('tIME', Buffer.alloc(7)),
    chunk('IDAT', ascii('x')),
    chunk('IEND', Buffer.alloc(0)),
    ascii('more behind it'),
  ]);
  expect(withoutMetadata(said, 'png')).toEqual(plain);
});

function riff(...chunks: [string, Buffer][]): Buffer {
  const body = Buffer.concat([
    ascii('WEBP'),
    ...chunks.map(([type, bytes]) => {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(bytes.length);
      return Buffer.concat([ascii(type), size, bytes, Buffer.alloc(bytes.length % 2)]);
    }),
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([ascii('RIFF'), size, body]);
}

it('takes Exif and XMP out of a WebP, and the promise of them out of its head', () => {
  const head = (flags: number) => Buffer.concat([Buffer.from([flags]), Buffer.alloc(9)]);
  const said = riff(
    ['VP8X', head(0b0001_1100)],
    ['VP8 ', ascii('abc')],
    ['EXIF', ascii('GPS')],
    ['XMP ', ascii('<x/>')],
  );

  expect(withoutMetadata(said, 'webp')).toEqual(riff(['VP8X', head(0b0001_0000)], ['VP8 ', ascii('abc')]));
});

it.each([
  ['jpg', Buffer.concat([begin, ascii('nothing of a picture')])],
  ['jpg', Buffer.concat([begin, hex('ffe1ffff')])],
  ['jpg', begin],
  ['png', hex('89504e470d0a1a0a')],
  ['png', Buffer.concat([hex('89504e470d0a1a0a'), hex('7fffffff'), ascii('tEXt'), Buffer.alloc(9)])],
  ['webp', ascii('RIFF')],
  ['webp', Buffer.concat([ascii('RIFF'), hex('ffffff7f'), ascii('WEBPVP8 '), hex('ffffff7f')])],
])('shows nobody a %s that is not built as its format says', (kind, bytes) => {
  expect(withoutMetadata(bytes, kind)).toBeNull();
});

it('leaves other kinds as they are', () => {
  expect(withoutMetadata(ascii('words'), 'txt')).toEqual(ascii('words'));
});
