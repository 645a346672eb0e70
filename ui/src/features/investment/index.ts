import { IconCurve } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'investment',
  permission: 'project.read',
  menu: [{ group: 'project', order: 25, path: '/investment', label: 'investment.menu', icon: IconCurve }],
  routes: [{ path: '/investment', name: 'investment', component: () => import('./InvestmentPage.vue') }],
} satisfies Feature
