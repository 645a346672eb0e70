import { IconFactor } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'factor',
  permission: 'project.read',
  menu: [{ group: 'project', order: 36, path: '/factors', label: 'factor.menu', icon: IconFactor }],
  routes: [{ path: '/factors', name: 'factors', component: () => import('./FactorPage.vue') }],
} satisfies Feature
