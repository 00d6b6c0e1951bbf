import { z } from 'zod';

export const nameSchema = z.string().trim().min(1).max(100);
export const expectedVersion = z.int().optional().describe('Refuse with 409 when it has changed');
