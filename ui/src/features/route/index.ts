import { IconRoute } from '@/kit/icons'
import type { Feature } from '@/shell/feature'

export default {
  id: 'route',
  permission: 'project.read',
  menu: [{ group: 'project', order: 47, path: '/route-templates', label: 'route.menu', icon: IconRoute }],
  routes: [
    { path: '/projects/:code/route', name: 'route', component: () => import('./RoutePage.vue'), props: true },
    { path: '/route-templates', name: 'route-templates', component: () => import('./TemplateList.vue') },
    {
      path: '/route-templates/:id',
      name: 'route-template',
      component: () => import('./TemplatePage.vue'),
      props: true,
    },
  ],
} satisfies Feature
