import { IconBaseline } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'baseline',
  permission: ['project.edit', 'plan.approve'],
  menu: [{ group: 'project', order: 46, path: '/baselines', label: 'baseline.menu', icon: IconBaseline }],
  routes: [{ path: '/baselines', name: 'baselines', component: () => import('./BaselinePage.vue') }],
} satisfies Feature
