import { expect, test } from 'vitest';
import { createTextMerger } from './text-merger.ts';

function mergerOf(contentType = 'text/event-stream; charset=utf-8') {
  const merge = createTextMerger(contentType);
  if (!merge) throw new Error(`${contentType} is not merged`);
  return (piece: string) => merge(Buffer.from(piece)).toString();
}

const event = (data: object, name?: string) =>
  `${name === undefined ? '' : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`;
const chat = (delta: object, more: object = {}) =>
  event({ id: 'c', created: 1, choices: [{ index: 0, delta, finish_reason: null, ...more }] });
const block = (delta: object, index = 0) =>
  event({ type: 'content_block_delta', index, delta }, 'content_block_delta');
const response = (delta: string, more: object = {}, type = 'response.output_text.delta') =>
  event({ type, item_id: 'm', output_index: 0, delta, ...more }, type);
const text = (words: string) => ({ type: 'text_delta', text: words });
const thought = (words: string) => ({ type: 'thinking_delta', thinking: words });

test.each([
  ['chat', [chat({ content: 'a' }), chat({ content: ' "b"\n' })], chat({ content: 'a "b"\n' })],
  [
    'chat with thoughts',
    ['a', 'b'].map((words) => chat({ content: null, reasoning_content: words })),
    chat({ content: null, reasoning_content: 'ab' }),
  ],
  [
    'halves of a character',
    [chat({ content: '\ud83d' }), chat({ content: '\ude00' })],
    chat({ content: '\ud83d' }).replace('d83d', 'd83d\\ude00'),
  ],
  ['Anthropic', [block(text('a')), block(text('ü'))], block(text('aü'))],
  ['Anthropic thinking', [block(thought('a')), block(thought('b'))], block(thought('ab'))],
  [
    'Anthropic with its padding',
    [block(text('a')).replace('}\n', '   }\n'), block(text('b')).replace('}\n', ' }\n')],
    block(text('ab')).replace('}\n', '   }\n'),
  ],
  [
    'responses, numbered and obfuscated',
    [
      response('a', { sequence_number: 7, logprobs: [], obfuscation: 'Xy' }),
      response('b', { sequence_number: 8, logprobs: [], obfuscation: '9' }),
    ],
    response('ab', { sequence_number: 7, logprobs: [], obfuscation: 'Xy' }),
  ],
  [
    'lines that end as on Windows, with blanks after colons',
    ['a', 'b'].map((words) => `data: {"choices": [{"delta": {"content": "${words}"}}]}\r\n\r\n`),
    'data: {"choices": [{"delta": {"content": "ab"}}]}\r\n\r\n',
  ],
])('words become one event: %s', (_format, events, merged) => {
  expect(mergerOf()(events.join(''))).toBe(merged);
});

const called = { tool_calls: [{ index: 0, function: { arguments: '{' } }] };

test.each([
  ['answers and thoughts', [chat({ content: 'a' }), chat({ reasoning_content: 'b' })]],
  ['calls of tools', [chat(called), chat(called)]],
  ['words beside a call', [chat({ content: 'a', ...called }), chat({ content: 'b', ...called })]],
  ['words beside other words', ['a', 'b'].map((words) => chat({ content: words, refusal: 'no' }))],
  ['words in parts', ['a', 'b'].map((words) => chat({ content: [{ type: 'text', text: words }] }))],
  [
    'thoughts told twice',
    ['a', 'b'].map((reasoning) => chat({ reasoning, reasoning_details: [] })),
  ],
  ['other blocks', [block(text('a'), 0), block(text('b'), 1)]],
  ['signatures', ['a', 'b'].map((text_) => block({ type: 'signature_delta', text: text_ }))],
  [
    'arguments',
    ['{', '}'].map((part) => response(part, {}, 'response.function_call_arguments.delta')),
  ],
  ['probabilities', ['a', 'b'].map((words) => response(words, { logprobs: [{ token: 'x' }] }))],
  ['the last words', [chat({ content: 'a' }), chat({ content: 'b' }, { finish_reason: 'stop' })]],
  ['usage', [chat({ content: 'a' }), event({ choices: [], usage: { prompt_tokens: 1 } })]],
  [
    'several answers',
    [
      event({ choices: [{ delta: { content: 'a' } }, {}] }),
      event({ choices: [{ delta: { content: 'b' } }, {}] }),
    ],
  ],
  ['what nobody knows', [event({ type: 'news', text: 'a' }), event({ type: 'news', text: 'b' })]],
  ['what is no JSON', ['data: {"choices": [{]\n\n', 'data: {"choices": [{]\n\n']],
  [
    'words that are no JSON',
    [chat({ content: 'a' }), chat({ content: 'b' }).replace('"b"', '"\\x"')],
  ],
  [
    'errors',
    [
      chat({ content: 'a' }),
      event({ error: { message: 'a' } }),
      event({ error: { message: 'b' } }),
    ],
  ],
  ['comments', [chat({ content: 'a' }), ': ping\n\n', chat({ content: 'b' })]],
  [
    'data of several lines',
    [
      'data: {"choices":[{"delta":{"content":"a"}}]\ndata: }\n\n',
      'data: {"choices":[{"delta":{"content":"b"}}]\ndata: }\n\n',
    ],
  ],
  ['ids', [`id: 1\n${chat({ content: 'a' })}`, `id: 2\n${chat({ content: 'b' })}`]],
  ['the end', [chat({ content: 'a' }), 'data: [DONE]\n\n']],
])('everything else stays as it came: %s', (_what, events) => {
  expect(mergerOf()(events.join(''))).toBe(events.join(''));
});

test('an event that is cut between pieces stays as it came, with its neighbours in their places', () => {
  const merge = mergerOf();
  const events = ['a', 'b', 'cut', 'd', 'e'].map((words) => chat({ content: words })).join('');
  const middle = events.indexOf('cut') + 1;
  const [begun, rest] = [merge(events.slice(0, middle)), merge(events.slice(middle))];
  expect(begun + rest).toBe(['ab', 'cut', 'de'].map((words) => chat({ content: words })).join(''));
  expect(begun.endsWith('"c')).toBe(true);
});

test('a line that looks like an event is none in the middle of another', () => {
  const merge = mergerOf();
  merge('data: {"choices":[{"delta":{"content":"a"}}]\n');
  const rest = chat({ content: 'b' }) + chat({ content: 'c' });
  expect(merge(rest)).toBe(rest);
});

test('bytes that are no text stay as they came', () => {
  const merge = createTextMerger('text/event-stream');
  const bytes = Buffer.from([0xff, 0xfe, 0x0a, 0x0a, 0xc3, 0x0a, 0x0a, 0x28]);
  expect(merge?.(bytes)).toEqual(bytes);
});

test('only streams of events are merged', () => {
  expect(createTextMerger('application/x-ndjson')).toBeUndefined();
  expect(createTextMerger('application/json; note=text/event-stream')).toBeUndefined();
});
