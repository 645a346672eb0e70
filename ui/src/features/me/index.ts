import type { Feature } from '@/shell/feature'

export default {
  id: 'me',
  menu: [],
  routes: [{ path: '/me', name: 'me', component: () => import('./MyAccountPage.vue') }],
} satisfies Feature
