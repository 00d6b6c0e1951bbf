export * from './start-test-redis.ts';
