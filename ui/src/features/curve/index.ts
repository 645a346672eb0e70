import { IconCurve } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'curve',
  permission: 'rule.edit',
  menu: [{ group: 'project', order: 45, path: '/curves', label: 'curve.menu', icon: IconCurve }],
  routes: [{ path: '/curves', name: 'curves', component: () => import('./CurvePage.vue') }],
} satisfies Feature
