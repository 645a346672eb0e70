import { IconPool } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'pool',
  permission: 'project.read',
  menu: [{ group: 'project', order: 22, path: '/pools', label: 'pool.menu', icon: IconPool }],
  routes: [{ path: '/pools', name: 'pools', component: () => import('./PoolPage.vue') }],
} satisfies Feature
