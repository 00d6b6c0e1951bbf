import { expect, test } from 'vitest';
import { isPrivateAddress } from './private-address.ts';

test.each([
  'http://localhost:11434/api',
  'http://127.0.0.1:8080/v1',
  'http://10.1.2.3',
  'http://172.20.0.4/v1',
  'http://192.168.1.9:1234',
  'http://[::1]:8080',
  'http://[fd00::1]/v1',
  'http://ollama:11434',
  'http://nas.local/v1',
])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));

test.each([
  'https://api.example.com/v1',
  'https://172.32.0.1',
  'https://11.0.0.1',
  'https://[2606:4700::1]/v1',
  'not an address',
  '',
])('%s is not', (address) => expect(isPrivateAddress(address)).toBe(false));
