import { IconMine } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'my-project',
  permission: 'project.read',
  menu: [{ group: 'wall', order: 12, path: '/my-projects', label: 'my-project.menu', icon: IconMine }],
  routes: [{ path: '/my-projects', name: 'my-projects', component: () => import('./MyProjectsPage.vue') }],
} satisfies Feature
