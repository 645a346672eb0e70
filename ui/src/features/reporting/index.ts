import { IconReport } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'reporting',
  permission: 'progress.report',
  menu: [{ group: 'project', order: 30, path: '/reporting', label: 'reporting.menu', icon: IconReport }],
  routes: [{ path: '/reporting', name: 'reporting', component: () => import('./ReportingPage.vue') }],
} satisfies Feature
