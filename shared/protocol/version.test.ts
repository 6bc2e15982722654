import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { down } from './down.ts';
import { up } from './up.ts';
import { protocolVersion } from './version.ts';

const shapeOf = (messages: Record<string, z.ZodType>) =>
  Object.entries(messages).map(([name, schema]) => [
    name,
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
  ]);

it('the wire changes only together with its version', () => {
  const hash = createHash('sha256')
    .update(JSON.stringify([shapeOf(up), shapeOf(down)]))
    .digest('hex')
    .slice(0, 16);
  // A changed hash means a changed wire: raise protocolVersion, then write the new pair here.
  expect({ protocolVersion, hash }).toMatchInlineSnapshot(`
    {
      "hash": "19ad53d10c0ccc67",
      "protocolVersion": 3,
    }
  `);
});
