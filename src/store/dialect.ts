/** Whose SQL is spoken. MySQL and MariaDB differ in what TypeORM must be told about them. */
export type Dialect = 'sqlite' | 'mysql' | 'mariadb';
