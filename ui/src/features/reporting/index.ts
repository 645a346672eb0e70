import { IconReport } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'reporting',
  // Whoever closes months sees who has reported; the sheets are for those who report.
  permission: ['progress.report', 'month.close'],
  menu: [{ group: 'project', order: 30, path: '/reporting', label: 'reporting.menu', icon: IconReport }],
  routes: [{ path: '/reporting', name: 'reporting', component: () => import('./ReportingPage.vue') }],
} satisfies Feature
