export { seedDemo, type Seeded } from './seed-demo.ts';
